package io.dropsize.http.picgo;

import io.dropsize.http.upload.UploadEntry;
import io.dropsize.image.ImageFormat;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * An upload as PicGo and PicList describe it. Clients store it and send it back to delete the
 * image.
 *
 * @param origin the path or name in the request
 * @param id the object's key
 * @param token proves that the object was uploaded here, see {@link DeleteHandles}
 */
record UploadedItem(
        String origin,
        String imgUrl,
        String fileName,
        String type,
        String contentType,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        String extname,
        String id,
        String token) {
    static final String TYPE = "dropsize";

    static UploadedItem of(UploadEntry done, String url, String key, String token) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        Optional<ImageFormat> format = ImageFormat.ofName(key);
        return new UploadedItem(
                done.source(),
                url,
                name,
                TYPE,
                format.map(ImageFormat::mediaType).orElse("application/octet-stream"),
                done.bytes(),
                done.width(),
                done.height(),
                format.isEmpty() ? "" : name.substring(name.lastIndexOf('.')),
                key,
                token);
    }
}
