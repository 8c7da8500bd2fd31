package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Determines sizes, formats and names of copies from the properties of their source. Has no side
 * effects.
 */
public final class Planner {
    private Planner() {}

    /**
     * @param bytes the source's file content, which is only hashed
     * @param writes whether this computer can write a format; queried for responsive presets only
     */
    public static Plan plan(
            Source source,
            ImageInfo info,
            byte[] bytes,
            Preset preset,
            KeyNaming naming,
            Predicate<ImageFormat> writes) {
        MessageDigest hashed = sha256(bytes);
        List<Preset> outputs = preset.outputs(info, writes);
        String shared = contentKey(hashed, outputs.getFirst());
        List<Variant> variants =
                outputs.stream()
                        .map(
                                output -> {
                                    RenderSpec spec = spec(info, output);
                                    String key = naming.name(source, spec, preset.name(), shared);
                                    return new Variant(spec, key, contentKey(hashed, output));
                                })
                        .toList();
        return new Plan(source, info, distinct(variants));
    }

    private static RenderSpec spec(ImageInfo info, Preset output) {
        SizeRule.Size size = output.size().apply(info.width(), info.height());
        return new RenderSpec(
                size.width(),
                size.height(),
                size.crop(),
                output.format().apply(info),
                output.coding(),
                output.metadata(),
                output.allowDamaged());
    }

    /** Adds the width to names without it, if there are several variants. */
    private static List<Variant> distinct(List<Variant> variants) {
        Set<String> keys = new HashSet<>();
        return variants.stream().map(Variant::key).allMatch(keys::add)
                ? variants
                : variants.stream()
                        .map(one -> one.named(Widths.suffixed(one.key(), one.spec().width())))
                        .toList();
    }

    private static String contentKey(MessageDigest hashed, Preset output) {
        try {
            MessageDigest digest = (MessageDigest) hashed.clone();
            digest.update(output.fingerprint().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
