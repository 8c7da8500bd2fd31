package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class ObjectListParserTest {
    private static ObjectPage page(String date) throws Exception {
        String list =
                "<ListBucketResult><Name>pics</Name><Contents><Key>a.jpg</Key><LastModified>"
                        + date
                        + "</LastModified><Size>5</Size></Contents></ListBucketResult>";
        return ObjectListParser.parse(list.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59:08.007Z, 2026-11-30T23:59:08.007Z",
        "2026-11-30T23:59:08Z, 2026-11-30T23:59:08Z",
        "2026-11-30T23:59:08.007123Z, 2026-11-30T23:59:08.007123Z",
        "2026-11-30T23:59:08+01:00, 2026-11-30T22:59:08Z",
    })
    void datesOfAllServicesAreRead(String date, Instant read) throws Exception {
        assertThat(page(date).objects()).extracting(ObjectInfo::modified).containsExactly(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-30T23:59:08.000Z",
                "2026-11-3xT23:59:08.000Z",
                "2026-11-30T23:59:08.0x0Z",
                "Mon, 30 Nov 2026 23:59Z",
                "",
                "Z"
            })
    void anObjectWithAnotherDateIsSkipped(String date) throws Exception {
        assertThat(page(date).objects()).isEmpty();
        assertThat(page(date).skipped()).containsExactly("a.jpg");
    }
}
