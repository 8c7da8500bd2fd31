package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: no-cache",
                "Content-Disposition: attachment; filename=\"a.jpg\"",
                "x-amz-storage-class: STANDARD_IA",
                "X-Amz-Server-Side-Encryption: AES256",
                "x-amz-server-side-encryption: aws:kms",
                "x-amz-acl: public-read",
                "x-amz-tagging: project=blog&year=2026",
                "x-amz-meta-author: me",
                " x-amz-meta-author : me ",
                ""
            })
    void aHeaderThatS3KnowsIsTaken(String line) {
        assertThatCode(() -> UploadHeaders.parse(line).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control, HEADER_WITHOUT_VALUE",
        "Cache-Control:, HEADER_WITHOUT_VALUE",
        "Content-Type: text/html, HEADER_UNKNOWN",
        "Host: example.com, HEADER_UNKNOWN",
        "x-amz-meta-dropsize-recipe: a, HEADER_UNKNOWN",
        "x-amz-meta-author: Jürgen, HEADER_WRONG",
        "x-amz-storage-class: cheap, HEADER_WRONG",
        "x-amz-storage-class: GLACIER, HEADER_ARCHIVE",
        "x-amz-server-side-encryption: yes, HEADER_WRONG",
        "x-amz-server-side-encryption-customer-algorithm: AES256, HEADER_SSE_C",
        "x-amz-server-side-encryption-aws-kms-key-id: 1234, HEADER_KMS_KEY",
        "x-amz-acl: everyone, HEADER_WRONG",
        "x-amz-tagging: project, HEADER_WRONG",
    })
    void anotherHeaderIsRefusedWithTheReason(String line, ErrorKind kind) {
        assertThat(failure(line)).isEqualTo(kind);
    }

    @Test
    void aHeaderOccursOnce() {
        assertThat(failure("cache-control: a\nCache-Control: b")).isEqualTo(ErrorKind.HEADER_TWICE);
    }

    @Test
    void theTextIsReadAsItWasWritten() {
        UploadHeaders headers = UploadHeaders.parse("X-Amz-Acl: private\n\nx-amz-meta-a: b: c\n");

        assertThat(headers.text()).isEqualTo("x-amz-acl: private\nx-amz-meta-a: b: c");
        assertThat(UploadHeaders.parse(headers.text())).isEqualTo(headers);
    }

    @Test
    void theUsersCacheControlReplacesTheDefault() {
        assertThat(UploadHeaders.NONE.with("max-age=1"))
                .containsEntry("cache-control", "max-age=1");
        assertThat(UploadHeaders.parse("Cache-Control: no-store").with("max-age=1"))
                .containsEntry("cache-control", "no-store");
        assertThat(UploadHeaders.NONE.with("")).isEmpty();
    }

    private static ErrorKind failure(String lines) {
        return catchThrowableOfType(
                        DropsizeException.class, () -> UploadHeaders.parse(lines).check())
                .kind();
    }
}
