package io.dropsize.store.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class PoliciesTest {
    private static final CheckResult DENIED_UPLOAD =
            failed(
                    CheckStep.UPLOAD,
                    new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop", "s3:PutObject"));
    private static final CheckResult DENIED_LIST =
            failed(
                    CheckStep.LIST,
                    new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop", "permission"));
    private static final CheckResult PRIVATE =
            failed(
                    CheckStep.VISIT,
                    new DropsizeException(ErrorKind.LINK_NOT_PUBLIC, "https://shop.test/x"));

    private static CheckResult failed(CheckStep step, DropsizeException problem) {
        return new CheckResult(
                step, CheckResult.Outcome.FAILED, Duration.ZERO, problem, null, null);
    }

    private static Destination destination(String service, String region, String template) {
        return new Destination(
                "Shop",
                Service.named(service),
                "shop",
                region,
                null,
                new Credentials.Environment(),
                new KeyTemplate(template),
                null,
                false);
    }

    @Test
    void aUserPolicyHasOnlyThePermissionsOfTheFailedSteps() {
        List<Policies.Policy> policies =
                Policies.of(
                        destination("AMAZON_S3", "eu-west-1", "blog/{yyyy}/{name}-{hash}.{ext}"),
                        List.of(DENIED_UPLOAD, DENIED_LIST));

        assertThat(policies)
                .containsExactly(
                        new Policies.Policy(
                                Policies.Kind.USER,
                                """
                                {
                                  "Version": "2012-10-17",
                                  "Statement": [
                                    {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "arn:aws:s3:::shop"},
                                    {"Effect": "Allow", "Action": ["s3:PutObject"], "Resource": "arn:aws:s3:::shop/blog/*"}
                                  ]
                                }"""));
    }

    @Test
    void aPrivateImageNeedsABucketPolicyForEverybody() {
        List<Policies.Policy> policies =
                Policies.of(
                        destination("AMAZON_S3", "cn-north-1", "{name}-{hash}.{ext}"),
                        List.of(PRIVATE));

        assertThat(policies)
                .extracting(Policies.Policy::kind)
                .containsExactly(Policies.Kind.BUCKET, Policies.Kind.CORS);
        assertThat(policies.getFirst().json())
                .contains(
                        "\"Principal\": \"*\", \"Action\": [\"s3:GetObject\"], \"Resource\":"
                                + " \"arn:aws-cn:s3:::shop/*\"");
    }

    @Test
    void aServiceWithoutUserPoliciesGetsOneBucketPolicyForBoth() {
        List<Policies.Policy> policies =
                Policies.of(
                        destination("CEPH", "default", "{name}.{ext}"),
                        List.of(DENIED_UPLOAD, PRIVATE));

        assertThat(policies)
                .extracting(Policies.Policy::kind)
                .containsExactly(Policies.Kind.BUCKET, Policies.Kind.CORS);
        assertThat(policies.getFirst().json())
                .contains("\"AWS\": [\"arn:aws:iam:::user/USER\"]", "\"Principal\": \"*\"");
    }

    @ParameterizedTest
    @CsvSource({
        "IONOS, eu-central-3, arn:aws:iam:::user/CONTRACT:USER-ID",
        "LINODE, us-ord-1, arn:aws:iam:::CANONICAL-ID",
        "HETZNER, fsn1, USER",
    })
    void aBucketPolicyNamesUsersLikeTheService(String service, String region, String principal) {
        List<Policies.Policy> policies =
                Policies.of(destination(service, region, "{name}.{ext}"), List.of(DENIED_UPLOAD));

        assertThat(policies.getFirst().json()).contains("\"AWS\": [\"" + principal + "\"]");
    }

    @Test
    void aServiceWithoutPoliciesHasNone() {
        Destination bucket = destination("CLOUDFLARE_R2", "auto", "{name}.{ext}");

        assertThat(Policies.of(bucket, List.of(DENIED_UPLOAD))).isEmpty();
        assertThat(Policies.areNeeded(List.of(DENIED_UPLOAD))).isTrue();
    }

    @Test
    void noPolicyHelpsAgainstOtherFailures() {
        CheckResult missing =
                failed(CheckStep.BUCKET, new DropsizeException(ErrorKind.BUCKET_MISSING, "shop"));

        assertThat(Policies.areNeeded(List.of(missing))).isFalse();
        assertThat(
                        Policies.of(
                                destination("AMAZON_S3", "eu-west-1", "{name}.{ext}"),
                                List.of(missing)))
                .isEmpty();
    }
}
