package io.dropsize.settings.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts values between Java and JSON. */
final class JsonValues {
    private static final int MAX_SHOWN = 60;

    private JsonValues() {}

    /** Returns written values as if they were read: values without a form in JSON as texts. */
    static Map<?, ?> plain(Map<?, ?> written) {
        Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
        written.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> plain(fields);
            case List<?> values -> values.stream().map(JsonValues::plain).toList();
            case Boolean truth -> truth;
            case Number number -> number;
            case null -> null;
            default -> value.toString();
        };
    }

    /**
     * @throws ArithmeticException if the number has a fraction, or is too large
     */
    static int integer(Number number) {
        return new BigDecimal(number.toString()).intValueExact();
    }

    /**
     * @throws ArithmeticException if the number has a fraction, or is too large
     */
    static long wide(Number number) {
        return new BigDecimal(number.toString()).longValueExact();
    }

    /**
     * @throws ArithmeticException if the number is too large
     */
    static double finite(Number number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("beyond all numbers");
        }
        return value;
    }

    /** Returns a value for an error: without control characters, and shortened. */
    static String shown(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
