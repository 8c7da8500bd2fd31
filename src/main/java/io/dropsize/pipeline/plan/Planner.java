package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Determines everything about a copy from the properties of its source. Has no side effects. */
public final class Planner {
    private Planner() {}

    /**
     * @param bytes the source's file content, which is only hashed
     */
    public static Plan plan(
            Source source, ImageInfo info, byte[] bytes, Preset preset, KeyNaming naming) {
        SizeRule.Size size = preset.size().apply(info.width(), info.height());
        RenderSpec spec =
                new RenderSpec(
                        size.width(),
                        size.height(),
                        size.crop(),
                        preset.format().apply(info),
                        preset.coding(),
                        preset.metadata(),
                        preset.allowDamaged());
        String contentKey = contentKey(bytes, preset);
        return new Plan(
                source,
                info,
                spec,
                naming.name(source, spec, preset.name(), contentKey),
                contentKey);
    }

    private static String contentKey(byte[] bytes, Preset preset) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            digest.update(preset.fingerprint().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
