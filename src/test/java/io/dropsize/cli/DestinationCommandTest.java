package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DestinationCommandTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void whatIsAddedIsKept() {
        int code =
                add(
                        "--bucket=pics --service=ceph --endpoint=http://127.0.0.1:7480"
                                + " --region=default --credentials=profile:work"
                                + " --public-url=https://img.example.com"
                                + " --key-template={name}-{hash}.{ext}");

        assertThat(code).isZero();
        assertThat(terminal.settings().get().destinationNamed("blog"))
                .isEqualTo(
                        new Destination(
                                "blog",
                                Service.named("CEPH"),
                                "pics",
                                "default",
                                URI.create("http://127.0.0.1:7480"),
                                new Credentials.Profile("work"),
                                new KeyTemplate("{name}-{hash}.{ext}"),
                                URI.create("https://img.example.com"),
                                false));
    }

    @Test
    void anEndpointWithoutEncryptionNeedsAYes() {
        String http = "--bucket=pics --service=minio --endpoint=http://minio.example.com:9000";

        assertThat(add(http)).isEqualTo(2);
        assertThat(terminal.said().getFirst())
                .startsWith("Others on the network can read what is sent to http://minio.ex")
                .contains("--allow-http");
        assertThat(terminal.settings().get().destinations()).hasSize(1);

        assertThat(add(http + " --allow-http")).isZero();
        terminal.store.address = "http://127.0.0.1:1/";
        assertThat(terminal.run("destination", "check", "blog")).isZero();
        assertThat(terminal.said().getFirst()).startsWith("Warning: others on the network");
    }

    @Test
    void headersOfUploadsAreStored() {
        String bucket = "--bucket=pics --region=eu-central-1 --header=x-amz-meta-author:";

        assertThat(add(bucket + "me --header=x-amz-storage-class:STANDARD_IA")).isZero();
        assertThat(terminal.settings().get().destinationNamed("blog").headers().text())
                .isEqualTo("x-amz-meta-author: me\nx-amz-storage-class: STANDARD_IA");

        assertThat(add(bucket + "me --header=x-amz-server-side-encryption-customer-key:abc"))
                .isEqualTo(2);
        assertThat(terminal.said().getFirst()).contains("SSE-C");
    }

    @Test
    void aNameIsGivenOnce() {
        add("--bucket=one --region=eu-central-1");

        assertThat(add("--bucket=two --region=eu-central-1")).isEqualTo(2);

        assertThat(terminal.said())
                .singleElement()
                .asString()
                .contains("The name “blog” is already in use");
        assertThat(terminal.settings().get().destinationNamed("blog").bucket()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bucket=b-1 --endpoint=https://us-east-1.console.aws.amazon.com/s3/buckets",
                "--bucket=b-1 --endpoint=https://b-2.s3.eu-west-1.amazonaws.com",
                "--endpoint=https://s3.eu-west-1.amazonaws.com",
                "--bucket=arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/ap",
                "--bucket=b-1 --endpoint=ftp://s3.example.com",
                "--bucket=b-1 --endpoint=https://",
                "--bucket=b-1 --region=eu-central-1 --public-url=ftp://nowhere",
                "--bucket=b-1 --region=eu-central-1 --service=this-computer",
                "--bucket=b-1 --region=eu-central-1 --credentials=magic",
                "--bucket=b-1 --region=eu-central-1 --credentials=profile:",
                "--bucket=b-1 --region=eu-central-1 --key-template={nome}",
                "--bucket= --region=eu-central-1"
            })
    void impossibleRequestsHaveOneMessageAndLeaveNothing(String options) {
        assertThat(add(options)).isEqualTo(2);

        assertThat(terminal.said()).hasSize(1);
        assertThat(terminal.settings().get().destinations()).hasSize(1);
    }

    @Test
    void pastedConsoleAddressesAreParsedAndShown() {
        assertThat(
                        add(
                                "--endpoint=https://us-east-1.console.aws.amazon.com/s3/buckets/pics"
                                        + "?region=eu-west-1&prefix=blog/2026/11/"))
                .isZero();

        assertThat(terminal.said())
                .containsExactly(
                        "Detected: service amazon-s3, region eu-west-1, bucket pics, folder blog");
        Destination added = terminal.settings().get().destinationNamed("blog");
        assertThat(added.endpoint()).isNull();
        assertThat(added.region()).isEqualTo("eu-west-1");
        assertThat(added.keyTemplate()).hasToString("blog/{yyyy}/{MM}/{name}-{hash}.{ext}");
    }

    @ParameterizedTest
    @CsvSource({
        "--bucket=pics --endpoint=s3.example.com, OTHER, https://s3.example.com",
        "--bucket=pics --endpoint=https://pics.s3.fr-par.scw.cloud, SCALEWAY,",
        "--bucket=pics/ --endpoint=127.0.0.1:9000, OTHER, http://127.0.0.1:9000",
        "--bucket=https://pics.s3.eu-west-1.amazonaws.com, AMAZON_S3,",
        "--bucket=pics --service=ceph --endpoint=http://pics.localhost:7480, CEPH,"
                + " http://localhost:7480",
        "--bucket=pics --service=cloudflare-r2 --endpoint=https://a1.r2.cloudflarestorage.com/pics,"
                + " CLOUDFLARE_R2, https://a1.r2.cloudflarestorage.com",
    })
    void anAddressInAnyFormIsTaken(String options, Service service, URI endpoint) {
        assertThat(add(options)).isZero();

        Destination added = terminal.settings().get().destinationNamed("blog");
        assertThat(added.service()).isSameAs(service);
        assertThat(added.endpoint()).isEqualTo(endpoint);
        assertThat(added.bucket()).isEqualTo("pics");
    }

    @Test
    void listPrintsNameServiceAndBucket() {
        add("--bucket=pics --service=minio --endpoint=http://127.0.0.1:9000");

        terminal.run("destination", "list");

        assertThat(terminal.lines())
                .containsExactly("This computer\tThis computer\timages", "blog\tMinIO\tpics");
    }

    @Test
    void removeForgetsItAndThisComputerStays() {
        add("--bucket=pics --region=eu-central-1");

        assertThat(terminal.run("destination", "remove", "blog")).isZero();
        assertThat(terminal.settings().get().destinations()).hasSize(1);

        assertThat(terminal.run("destination", "remove", "This computer")).isEqualTo(2);
        assertThat(terminal.said()).singleElement().asString().contains("cannot be removed");
    }

    @Test
    void aDestinationWhoseSecretCannotBeRemovedStaysAndThatIsReported() {
        terminal.settings()
                .update(
                        now ->
                                now.withDestinations(
                                        List.of(
                                                new Destination(
                                                        "blog",
                                                        Service.AMAZON_S3,
                                                        "pics",
                                                        "eu-central-1",
                                                        null,
                                                        new Credentials.AccessKey("AK"),
                                                        KeyTemplate.DEFAULT,
                                                        null,
                                                        false))));
        MapSecrets secrets = new MapSecrets();
        secrets.put("blog", "hidden");
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "blog");
        terminal.secrets = secrets;

        assertThat(terminal.run("destination", "remove", "blog")).isEqualTo(1);
        assertThat(terminal.said())
                .singleElement()
                .asString()
                .startsWith("The secret for “blog” couldn’t be removed from the keyring. Unlock");
        assertThat(terminal.settings().get().destinations()).hasSize(2);

        secrets.refusal = null;
        assertThat(terminal.run("destination", "remove", "blog")).isZero();
        assertThat(terminal.settings().get().destinations()).hasSize(1);
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void checkPrintsEachStepAndWhetherUploadsArePossible() {
        terminal.store.address = "http://127.0.0.1:1/";
        assertThat(terminal.run("destination", "check", "This computer")).isZero();
        assertThat(terminal.lines()).hasSize(15).last().isEqualTo("“This computer” is ready.");
        assertThat(terminal.lines())
                .anyMatch(line -> line.matches("passed\tservice responds \\(\\d+ ms\\)"))
                .contains("skipped\tvisitors can open an uploaded image");
        assertThat(terminal.store.objects).isEmpty();

        terminal.store.broken = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.example.com");
        assertThat(terminal.run("destination", "check", "This computer")).isEqualTo(1);
        assertThat(terminal.lines())
                .anyMatch(
                        line ->
                                line.startsWith("failed\tservice responds")
                                        && line.contains(": Can’t reach s3.example.com."))
                .contains("skipped\tcan upload")
                .hasSize(14);
    }

    @Test
    void checkPrintsThePolicyThatAFailedStepNeeds() {
        add("--bucket=pics --region=eu-central-1");
        terminal.store.address = "http://127.0.0.1:1/";
        terminal.store.broken =
                new DropsizeException(ErrorKind.ACCESS_DENIED, "blog", "s3:ListBucket");

        assertThat(terminal.run("destination", "check", "--policy", "blog")).isZero();

        assertThat(terminal.said()).containsExactly("Policy of the user or role (IAM):");
        assertThat(new JsonMapper().readTree(terminal.out.toString()).at("/Statement/0/Resource"))
                .hasToString("\"arn:aws:s3:::pics\"");
    }

    @Test
    void checkSavesTheRegionThatTheServiceNames() {
        add("--bucket=pics --region=eu-central-1");
        terminal.store.broken =
                new DropsizeException(ErrorKind.WRONG_REGION, "pics", "(eu-west-1)");

        assertThat(terminal.run("destination", "check", "blog")).isEqualTo(1);
        assertThat(terminal.said()).last().asString().contains("eu-west-1", "--apply");
        assertThat(terminal.run("destination", "check", "--apply", "blog")).isEqualTo(1);

        assertThat(terminal.said()).last().isEqualTo("Saved the region eu-west-1.");
        assertThat(terminal.settings().get().destinationNamed("blog").region())
                .isEqualTo("eu-west-1");
    }

    @Test
    void aRefusedCertificateIsTrustedByItsFingerprintOnly() {
        Fingerprint certificate = Fingerprint.of(new byte[] {1});
        terminal.run("destination", "add", "blog", "--bucket", "pictures", "--region", "eu-west-1");
        terminal.store.probe =
                new ServiceProbe() {
                    @Override
                    public Optional<String> secure() {
                        throw new DropsizeException(
                                ErrorKind.CERTIFICATE_UNTRUSTED, "s3.test", certificate.text());
                    }
                };

        assertThat(terminal.run("destination", "check", "blog")).isEqualTo(1);
        assertThat(terminal.err.toString()).contains(certificate.text() + ". If");
        assertThat(terminal.run("destination", "check", "blog", "--trust-fingerprint", "AA"))
                .isEqualTo(2);
        terminal.run("destination", "check", "blog", "--trust-fingerprint", certificate.text());
        assertThat(pin("blog")).isNull();

        terminal.store.probe =
                new ServiceProbe() {
                    @Override
                    public Optional<String> secure() {
                        return Optional.of("TLSv1.3");
                    }
                };
        terminal.run("destination", "check", "blog", "--trust-fingerprint", certificate.text());
        assertThat(pin("blog")).isEqualTo(certificate);
        terminal.run(
                "destination",
                "add",
                "shop",
                "--bucket",
                "pictures",
                "--region",
                "eu-west-1",
                "--fingerprint",
                certificate.text().replace(":", ""));
        assertThat(pin("shop")).isEqualTo(certificate);
    }

    @Test
    void behindAProxyTheFirstRequestConfirmsTheFingerprint() {
        Fingerprint certificate = Fingerprint.of(new byte[] {1});
        terminal.run("destination", "add", "blog", "--bucket", "pictures", "--region", "eu-west-1");
        terminal.store.probe = new ServiceProbe() {}; // The step for the certificate is skipped.

        terminal.store.broken = new DropsizeException(ErrorKind.CERTIFICATE_CHANGED, "s3.test");
        terminal.run("destination", "check", "blog", "--trust-fingerprint", certificate.text());
        assertThat(pin("blog")).isNull();

        terminal.store.broken = null;
        terminal.run("destination", "check", "blog", "--trust-fingerprint", certificate.text());
        assertThat(pin("blog")).isEqualTo(certificate);
        assertThat(terminal.said()).contains("Saved the fingerprint of the certificate.");
    }

    private @Nullable Fingerprint pin(String name) {
        return terminal.settings().get().destinationNamed(name).certificate();
    }

    @Test
    void checkPrintsJson() {
        terminal.store.address = "http://127.0.0.1:1/";

        assertThat(terminal.run("destination", "check", "--json", "This computer")).isZero();

        JsonNode first = new JsonMapper().readTree(terminal.out.toString()).get(2);
        assertThat(first.get("step").stringValue()).isEqualTo("answer");
        assertThat(first.get("outcome").stringValue()).isEqualTo("passed");
        assertThat(first.get("problem").isNull()).isTrue();
    }

    @Test
    void anUploadGoesToTheNamedDestination() {
        add("--bucket=pics --region=eu-central-1 --key-template=only/{name}.{ext}");

        terminal.run("upload", "--to", "blog", terminal.picture("x.jpg", 10, 10));

        assertThat(terminal.store.objects).containsOnlyKeys("only/x.jpg");
    }

    private int add(String options) {
        return terminal.run(("destination add blog " + options).split(" "));
    }

    @Test
    void mirrorsAreChosenPrintedAndRemoved() {
        String bucket = "--bucket=pics --region=eu-central-1";
        terminal.run("destination", "add", "backup", "--bucket=bak", "--region=eu-west-1");

        assertThat(add(bucket + " --mirror=backup --mirror=nowhere")).isEqualTo(2);
        assertThat(terminal.said().getFirst()).startsWith("There is no “nowhere”.");
        assertThat(add(bucket + " --mirror=backup")).isZero();
        assertThat(mirrors("blog")).containsExactly("backup");
        terminal.run("destination", "list");
        assertThat(terminal.lines()).anyMatch(line -> line.endsWith("\tmirrors\tbackup"));

        assertThat(terminal.run("destination", "mirror", "backup", "blog")).isEqualTo(2);
        assertThat(terminal.said().getFirst())
                .startsWith("“blog” is already mirrored to “backup”.");
        assertThat(terminal.run("destination", "mirror", "blog", "This computer", "backup"))
                .isZero();
        terminal.run("destination", "mirror", "blog");
        assertThat(terminal.lines()).containsExactly("This computer", "backup");

        terminal.run("destination", "remove", "backup");
        assertThat(terminal.said())
                .containsExactly(
                        "Images of these destinations don’t go to “backup” any more: blog.");
        assertThat(mirrors("blog")).containsExactly("This computer");

        assertThat(terminal.run("destination", "mirror", "blog", "--none")).isZero();
        assertThat(mirrors("blog")).isEmpty();
    }

    private List<String> mirrors(String name) {
        return terminal.settings().get().destinationNamed(name).mirrors();
    }
}
