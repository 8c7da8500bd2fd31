package io.dropsize.store.s3;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.io.IOException;
import java.util.Optional;

/**
 * A part that the service has.
 *
 * @param etag as the service said it
 */
record SentPart(int number, long length, String etag) {
    /** Empty where the service leaves out what a part is known by. */
    static Optional<SentPart> of(software.amazon.awssdk.services.s3.model.Part listed) {
        return listed.partNumber() == null
                        || listed.partNumber() < 1
                        || listed.size() == null
                        || listed.eTag() == null
                ? Optional.empty()
                : Optional.of(new SentPart(listed.partNumber(), listed.size(), listed.eTag()));
    }

    /** Its sum, if it is one of these parts. */
    Optional<Md5> sumIfOf(Parts parts) throws IOException {
        if (number > parts.count() || parts.all().get(number - 1).length() != length) {
            return Optional.empty();
        }
        Md5 md5 = parts.all().get(number - 1).md5();
        return Optional.of(md5).filter(sum -> sum.is(S3Objects.unquoted(etag)));
    }

    CompletedPart completed() {
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }
}
