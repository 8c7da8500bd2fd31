package io.dropsize.store.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Determines the IAM permission that a failed operation lacks, for its error. */
final class Permissions implements ExecutionInterceptor {
    static final String DELETE = "s3:DeleteObject";

    private static final Map<String, String> BY_OPERATION =
            Map.of(
                    "PutObject", "s3:PutObject",
                    "CreateMultipartUpload", "s3:PutObject",
                    "UploadPart", "s3:PutObject",
                    "CompleteMultipartUpload", "s3:PutObject",
                    "GetObject", "s3:GetObject",
                    "HeadObject", "s3:GetObject",
                    "ListObjectsV2", "s3:ListBucket",
                    "DeleteObject", DELETE,
                    "DeleteObjects", DELETE);

    private static final Pattern IN_MESSAGE =
            Pattern.compile("not authorized to perform: ([a-z0-9]{1,20}:[A-Za-z]{1,40})");

    /** The name of an operation, attached to the exception of a failed one. */
    private static final class Operation extends Exception {
        private static final long serialVersionUID = 1L;

        Operation(String name) {
            super(name, null, false, false);
        }
    }

    @Override
    public Throwable modifyException(
            Context.FailedExecution context, ExecutionAttributes executionAttributes) {
        Throwable thrown = context.exception();
        String name = executionAttributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (name != null) {
            thrown.addSuppressed(new Operation(name));
        }
        return thrown;
    }

    /**
     * Returns the missing permission, such as {@code s3:PutObject}.
     *
     * @param message the service's message
     */
    static Optional<String> missing(Throwable thrown, @Nullable String message) {
        Matcher named = IN_MESSAGE.matcher(message == null ? "" : message);
        return named.find()
                ? Optional.of(named.group(1))
                : Stream.of(thrown.getSuppressed())
                        .filter(Operation.class::isInstance)
                        .map(operation -> BY_OPERATION.get(operation.getMessage()))
                        .filter(permission -> permission != null)
                        .findFirst();
    }
}
