package io.dropsize.store.local;

import io.dropsize.store.SecretKey;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.gaul.s3proxy.auth.AwsSignature;
import org.gaul.s3proxy.auth.S3AuthorizationHeader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects requests by their header, before s3proxy reads any byte of their body into memory: any
 * web page and any user of the computer can send requests. Without a signature only reading is
 * allowed; a signature must be valid. Thread-safe.
 */
final class AccessFilter implements Filter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String DENIED = "AccessDenied";
    private static final String METADATA = "x-amz-meta-";
    private static final String REFUSAL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>%s</Code><Message>Access Denied</Message></Error>
            """;

    private final SecretKey keys;

    AccessFilter(SecretKey keys) {
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        HttpServletResponse response = (HttpServletResponse) out;
        String authorization = request.getHeader("Authorization");
        if (authorization != null && S3AuthorizationHeader.hasAwsScheme(authorization)) {
            Optional<String> fault = fault(request, authorization);
            if (fault.isPresent()) {
                refuse(response, fault.get());
            } else {
                next.doFilter(request, response);
            }
        } else if (READING.contains(request.getMethod())) {
            next.doFilter(request, new WithoutMetadata(response));
        } else {
            refuse(response, DENIED);
        }
    }

    /**
     * The S3 error code for an invalid signature, if it is one. Version 4 signs the header, which
     * contains the hash of the body or declares that it has none.
     */
    private Optional<String> fault(HttpServletRequest request, String authorization)
            throws IOException {
        String bodyHash = request.getHeader("x-amz-content-sha256");
        if (bodyHash == null || isForm(request)) {
            return Optional.of(DENIED); // The library would read a form's body for parameters.
        }
        try {
            S3AuthorizationHeader header = new S3AuthorizationHeader(authorization);
            if (!keys.id().equals(header.getIdentity())) {
                return Optional.of("InvalidAccessKeyId");
            }
            if (header.getHmacAlgorithm() == null) {
                return Optional.of(DENIED);
            }
            String expected =
                    AwsSignature.createAuthorizationSignatureV4(
                                    request,
                                    header,
                                    new byte[0],
                                    request.getRequestURI(),
                                    keys.secret(),
                                    false,
                                    null,
                                    bodyHash)
                            .signature();
            return MessageDigest.isEqual(bytes(expected), bytes(header.getSignature()))
                    ? Optional.empty()
                    : Optional.of("SignatureDoesNotMatch");
        } catch (RuntimeException | GeneralSecurityException _) {
            return Optional.of(DENIED); // A signature that can't be parsed is invalid.
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).contains("application/x-www-form-urlencoded");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The body is not read, so the connection can't be reused. */
    private static void refuse(HttpServletResponse response, String code) throws IOException {
        byte[] body = bytes(REFUSAL.formatted(code));
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader("Connection", "close");
        response.setContentType("application/xml");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /**
     * The content key of an object proves which original a copy was made from to anyone who has the
     * original.
     */
    private static final class WithoutMetadata extends HttpServletResponseWrapper {
        WithoutMetadata(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (isPublic(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (isPublic(name)) {
                super.addHeader(name, value);
            }
        }

        private static boolean isPublic(String name) {
            return !name.toLowerCase(Locale.ROOT).startsWith(METADATA);
        }
    }
}
