package io.dropsize.store.s3.credentials;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.s3.http.Interruptible;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up credentials with a time limit, which the SDK doesn't have for the programs of {@code
 * credential_process}. Concurrent callers share one lookup. One that exceeds the limit continues,
 * for example until the user has confirmed something, and later callers get its result.
 */
final class SharedLookup implements AwsCredentialsProvider {
    /** Shorter than the time limit of a destination's check, which then reports this reason. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    private final AwsCredentialsProvider provider;
    private final ProfileProblems problems;
    private final Duration limit;
    private @Nullable FutureTask<AwsCredentials> pending;

    SharedLookup(AwsCredentialsProvider provider, ProfileProblems problems) {
        this(provider, problems, LIMIT);
    }

    SharedLookup(AwsCredentialsProvider provider, ProfileProblems problems, Duration limit) {
        this.provider = provider;
        this.problems = problems;
        this.limit = limit;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        FutureTask<AwsCredentials> lookup = lookup();
        try {
            AwsCredentials found = lookup.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            end(lookup);
            return found;
        } catch (ExecutionException e) {
            end(lookup);
            throw problems.of(Interruptible.cause(e));
        } catch (TimeoutException e) {
            throw problems.tooSlow(e, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    private synchronized FutureTask<AwsCredentials> lookup() {
        FutureTask<AwsCredentials> running = pending;
        if (running == null) {
            running = new FutureTask<>(provider::resolveCredentials);
            pending = running;
            Thread.ofVirtual().name("s3-credentials").start(running);
        }
        return running;
    }

    private synchronized void end(FutureTask<AwsCredentials> lookup) {
        if (pending == lookup) {
            pending = null;
        }
    }
}
