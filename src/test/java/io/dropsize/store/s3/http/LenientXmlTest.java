package io.dropsize.store.s3.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LenientXmlTest {
    private static final int MANY = 1 << 20;

    private static String repaired(String document) {
        return LenientXml.of(document.getBytes(UTF_8)).text();
    }

    @Test
    void carriageReturnsOfATextAreKeptAndThoseBetweenElementsAreNot() {
        assertThat(repaired("<a>\r\n<k>x\ry\r</k>\r<k>\r\r</k>\r\n</a>\r"))
                .isEqualTo("<a>\r\n<k>x&#xD;y&#xD;</k>\r<k>&#xD;&#xD;</k>&#xD;\n</a>\r");
        assertThat(repaired("<k>\r&#13;\u0007</k>")).isEqualTo("<k>&#xD;&#13;\uDBFF\uDF07</k>");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTextOfManyCarriageReturnsIsRepairedInOnePass() {
        String returns = "\r".repeat(MANY);

        assertThat(repaired("<k>" + returns + "</k>").equals("<k>" + "&#xD;".repeat(MANY) + "</k>"))
                .isTrue();
        assertThat(LenientXml.of(("<k>" + returns + "<b/></k>").getBytes(UTF_8)).isChanged())
                .isFalse();
        assertThat(LenientXml.of(("<k/>" + returns).getBytes(UTF_8)).isChanged()).isFalse();
    }
}
