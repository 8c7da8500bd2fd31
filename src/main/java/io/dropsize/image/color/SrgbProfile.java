package io.dropsize.image.color;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Detects ICC profiles that are equivalent to sRGB, like those of nearly every camera. There are
 * many such profiles, so their values are compared (ICC.1:2022, 8.3, 10.6, 10.18).
 */
public final class SrgbProfile {
    /** sRGB's primaries in the profile connection space. */
    private static final double[][] PRIMARIES = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };

    private static final String[] PRIMARY_TAGS = {"rXYZ", "gXYZ", "bXYZ"};
    private static final String[] CURVE_TAGS = {"rTRC", "gTRC", "bTRC"};
    private static final double PRIMARY_TOLERANCE = 0.002;

    /** A fifth of an 8-bit step, where the curve is steepest. */
    private static final double CURVE_TOLERANCE = 0.002;

    private static final int COLOUR_SPACE_AT = 16;
    private static final int TAG_COUNT_AT = 128;
    private static final int TAG_BYTES = 12;
    private static final int MAX_TAGS = 200;
    private static final int SAMPLES = 32;

    private final ByteBuffer profile;

    private SrgbProfile(byte[] profile) {
        this.profile = ByteBuffer.wrap(profile);
    }

    public static boolean is(byte[] profile) {
        try {
            return new SrgbProfile(profile).isSrgb();
        } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
            // The profile is truncated or invalid. Colour management decides how to handle it.
            return false;
        }
    }

    private boolean isSrgb() {
        if (!text(COLOUR_SPACE_AT).equals("RGB ") || tag("A2B0").isPresent()) {
            return false;
        }
        for (int channel = 0; channel < PRIMARIES.length; channel++) {
            Optional<Integer> primary = tag(PRIMARY_TAGS[channel]);
            Optional<Integer> curve = tag(CURVE_TAGS[channel]);
            if (primary.isEmpty()
                    || curve.isEmpty()
                    || !samePrimary(primary.get(), PRIMARIES[channel])
                    || !sameCurve(curve.get())) {
                return false;
            }
        }
        return true;
    }

    private Optional<Integer> tag(String name) {
        int tags = Math.min(MAX_TAGS, profile.getInt(TAG_COUNT_AT));
        for (int i = 0; i < tags; i++) {
            int at = TAG_COUNT_AT + Integer.BYTES + i * TAG_BYTES;
            if (text(at).equals(name)) {
                return Optional.of(profile.getInt(at + Integer.BYTES));
            }
        }
        return Optional.empty();
    }

    private boolean samePrimary(int at, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double difference = fixed(at + 8 + i * Integer.BYTES) - expected[i];
            if (Math.abs(difference) > PRIMARY_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private boolean sameCurve(int at) {
        for (int i = 0; i <= SAMPLES; i++) {
            double value = (double) i / SAMPLES;
            double difference = curve(at, value) - LinearLight.ofSrgb(value);
            if (Double.isNaN(difference) || Math.abs(difference) > CURVE_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private double curve(int at, double value) {
        return switch (text(at)) {
            case "curv" -> table(at, value);
            case "para" -> parametric(at, value);
            default -> Double.NaN;
        };
    }

    private double table(int at, double value) {
        int count = profile.getInt(at + 8);
        if (count < 2) {
            return Double.NaN;
        }
        double position = value * (count - 1);
        int below = Math.min((int) position, count - 2);
        double share = position - below;
        return sample(at, below) * (1 - share) + sample(at, below + 1) * share;
    }

    private double sample(int at, int index) {
        return (profile.getShort(at + 12 + index * Short.BYTES) & 0xFFFF) / 65535.0;
    }

    /**
     * Evaluates a parametric curve of type 3 or 4: a power function with a linear segment, as in
     * sRGB.
     */
    private double parametric(int at, double value) {
        int type = profile.getShort(at + 8);
        if (type != 3 && type != 4) {
            return Double.NaN;
        }
        int values = at + 12;
        double gamma = fixed(values);
        double a = fixed(values + 4);
        double b = fixed(values + 8);
        double c = fixed(values + 12);
        double d = fixed(values + 16);
        double e = type == 4 ? fixed(values + 20) : 0;
        double f = type == 4 ? fixed(values + 24) : 0;
        return value >= d ? Math.pow(a * value + b, gamma) + e : c * value + f;
    }

    private double fixed(int at) {
        return profile.getInt(at) / 65536.0;
    }

    private String text(int at) {
        var text = new byte[4];
        profile.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
