package io.dropsize.store.s3;

import io.dropsize.store.ObjectPage;
import io.dropsize.store.s3.http.LenientXml;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import javax.xml.stream.XMLStreamException;

/**
 * Reads the XML of responses before the SDK does: lists of objects are parsed here, and characters
 * that XML forbids are replaced in all others.
 */
final class XmlResponses implements ExecutionInterceptor {
    /** Receives the page of a ListObjectsV2 request. */
    static final ExecutionAttribute<AtomicReference<Optional<ObjectPage>>> PAGE =
            new ExecutionAttribute<>("DropsizeObjectPage");

    private static final byte[] NOTHING = "<ListBucketResult/>".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> body = context.responseBody();
        boolean isSuccess = context.httpResponse().isSuccessful();
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (body.isEmpty() || (isSuccess && "GetObject".equals(operation))) {
            return body;
        }
        byte[] document = read(body.get());
        AtomicReference<Optional<ObjectPage>> page = attributes.getAttribute(PAGE);
        if (page != null && isSuccess && document.length > 0) {
            page.set(parse(document));
            return Optional.of(new ByteArrayInputStream(NOTHING));
        }
        LenientXml repaired = LenientXml.of(document);
        return Optional.of(
                new ByteArrayInputStream(
                        repaired.isChanged()
                                ? repaired.text().getBytes(StandardCharsets.UTF_8)
                                : document));
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            // As the SDK's own parser reports it.
            throw SdkClientException.create("cut off", new XMLStreamException("cut off", e));
        }
    }

    private static Optional<ObjectPage> parse(byte[] document) {
        try {
            return ObjectListParser.parse(document);
        } catch (XMLStreamException e) {
            throw SdkClientException.create("invalid list", e);
        }
    }
}
