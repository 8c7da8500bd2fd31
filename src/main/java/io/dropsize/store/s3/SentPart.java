package io.dropsize.store.s3;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.util.Optional;

/**
 * A part that the service has stored.
 *
 * @param etag as the service returned it
 */
record SentPart(int number, long length, String etag) {
    /** Converts a listed part; empty if the service omits the values that identify it. */
    static Optional<SentPart> of(software.amazon.awssdk.services.s3.model.Part listed) {
        return listed.partNumber() == null
                        || listed.partNumber() < 1
                        || listed.size() == null
                        || listed.eTag() == null
                ? Optional.empty()
                : Optional.of(new SentPart(listed.partNumber(), listed.size(), listed.eTag()));
    }

    /** Returns the part's checksum if it is one of these parts; empty otherwise. */
    Optional<Md5> checksumIn(Parts parts) {
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
