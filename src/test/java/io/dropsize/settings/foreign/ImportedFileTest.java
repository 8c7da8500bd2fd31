package io.dropsize.settings.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsBundle;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ImportedFileTest {
    @TempDir Path folder;

    @Test
    void picGoAndPicListHaveOneDestinationForEachConfiguration() throws IOException {
        SettingsBundle found =
                read(
                        "data.json",
                        """
                        {
                          "picBed": {
                            "uploader": "aws-s3-plist",
                            "smms": {"token": "x"},
                            "aws-s3-plist": {
                              "_configName": "blog", "_id": "1",
                              "accessKeyID": "AKIA1", "secretAccessKey": "s1",
                              "bucketName": "pictures", "region": "us-west-000",
                              "endpoint": "s3.us-west-000.backblazeb2.com",
                              "uploadPath": "/{year}/{month}/{fileName}-{md5}.{extName}",
                              "urlPrefix": "https://img.example.com/",
                              "pathStyleAccess": true
                            }
                          },
                          "uploader": {
                            "aws-s3-plist": {
                              "configList": [
                                {"_configName": "blog", "_id": "1",
                                 "accessKeyID": "AKIA1", "secretAccessKey": "s1",
                                 "bucketName": "pictures", "region": "us-west-000",
                                 "endpoint": "s3.us-west-000.backblazeb2.com",
                                 "uploadPath": "/{year}/{month}/{fileName}-{md5}.{extName}",
                                 "urlPrefix": "https://img.example.com/",
                                 "pathStyleAccess": true},
                                {"_configName": "Default", "_id": "2",
                                 "accessKeyID": "AKIA2", "secretAccessKey": "s2",
                                 "bucketName": "other", "region": "eu-west-1",
                                 "uploadPath": "{timestamp}.{extName}"}
                              ],
                              "defaultId": "1"
                            }
                          }
                        }
                        """,
                        "");

        assertThat(found.problems()).isEmpty();
        assertThat(found.destinations())
                .extracting(Destination::name)
                .containsExactly("blog", "other");
        Destination blog = found.destinations().getFirst();
        assertThat(blog.service().label()).contains("Backblaze");
        assertThat(blog.bucket()).isEqualTo("pictures");
        assertThat(blog.keyTemplate().text()).isEqualTo("{yyyy}/{MM}/{name}-{hash}.{ext}");
        assertThat(blog.publicUrl()).hasToString("https://img.example.com/pictures");
        assertThat(found.destinations().getLast().keyTemplate()).isEqualTo(KeyTemplate.DEFAULT);
        assertThat(found.secrets()).containsEntry("blog", "s1").containsEntry("other", "s2");
        assertThat(found.toString()).doesNotContain("s1");
    }

    @Test
    void shareXHasItsFolderAndItsDomain() throws IOException {
        SettingsBundle found = read("UploadersConfig.json", shareX("secret"), "");

        Destination screenshots = found.destinations().getFirst();
        assertThat(screenshots.name()).isEqualTo("screenshots");
        assertThat(screenshots.region()).isEqualTo("eu-central-1");
        assertThat(screenshots.keyTemplate().text())
                .isEqualTo("ShareX/{yyyy}/{MM}/{name}-{hash}.{ext}");
        assertThat(screenshots.publicUrl()).hasToString("https://img.example.com");
        assertThat(screenshots.credentials()).isEqualTo(new Credentials.AccessKey("AKIA3"));
        assertThat(found.secrets()).containsEntry("screenshots", "secret");
    }

    @Test
    void aSecretThatShareXHasEncryptedIsNotImported() throws IOException {
        SettingsBundle found =
                read("UploadersConfig.json", shareX("AQAAANCMnd8BFdERjHoAwE/Cl+sBAAAA7LbX"), "");

        assertThat(found.destinations()).hasSize(1);
        assertThat(found.secrets()).isEmpty();
    }

    @Test
    void rcloneHasItsRemotesWithTheBucketsOfAliases() throws IOException {
        SettingsBundle found =
                read(
                        "rclone.conf",
                        """
                        # comment
                        [wasabi]
                        type = s3
                        provider = Wasabi
                        access_key_id = AKIA4
                        secret_access_key = s=4
                        region = us-east-1
                        endpoint = s3.wasabisys.com

                        [photos]
                        type = alias
                        remote = wasabi:photos/2026

                        [google]
                        type = drive
                        token = {"access_token":"xxxxxxxx"}

                        [aws]
                        type = s3
                        provider = AWS
                        env_auth = true
                        profile = work
                        region = us-east-2
                        """,
                        "pictures");

        assertThat(found.problems()).isEmpty();
        assertThat(found.destinations())
                .extracting(Destination::name, Destination::bucket)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("photos", "photos"),
                        org.assertj.core.groups.Tuple.tuple("aws", "pictures"));
        assertThat(found.destinations().getFirst().keyTemplate().text())
                .isEqualTo("2026/{name}-{hash}.{ext}");
        assertThat(found.destinations().getLast().credentials())
                .isEqualTo(new Credentials.Profile("work"));
        assertThat(found.secrets()).containsOnlyKeys("photos").containsValue("s=4");
    }

    @Test
    void profilesOfTheAwsToolsAreUsedByNameAndMayLackABucket() throws IOException {
        String text =
                """
                [default]
                region = eu-west-3
                aws_access_key_id = AKIA5
                aws_secret_access_key = s5
                s3 =
                  max_concurrent_requests = 20
                [profile work]
                sso_session = corp
                region = us-east-1
                [sso-session corp]
                sso_region = us-east-1
                """;

        SettingsBundle own = read(".aws/config", text, "");
        SettingsBundle copied = read("backup/config", text, "");

        assertThat(own.destinations())
                .extracting(Destination::name)
                .containsExactly("default", "work");
        assertThat(own.destinations().getFirst().bucket()).isEmpty();
        assertThat(own.destinations().getFirst().credentials())
                .isEqualTo(new Credentials.Profile("default"));
        assertThat(own.secrets()).isEmpty();
        assertThat(copied.secrets()).containsEntry("default", "s5");
    }

    @Test
    void aDestinationThatCannotBeUsedIsReportedAndTheOthersAreImported() throws IOException {
        SettingsBundle found =
                read(
                        "rclone.conf",
                        """
                        [bad]
                        type = s3
                        endpoint = https://user:pw@s3.example.com
                        [good]
                        type = s3
                        endpoint = https://s3.example.com
                        """,
                        "pictures");

        assertThat(found.destinations()).extracting(Destination::name).containsExactly("good");
        assertThat(ErrorText.of(found.problems().getFirst()))
                .endsWith("“bad” isn’t imported.")
                .doesNotContain("user:pw");
    }

    @Test
    void filesOfNewerVersionsAreRefused() {
        assertThat(kind("{\"format\": \"dropsize-settings\", \"version\": 2}"))
                .isEqualTo(ErrorKind.SETTINGS_FILE_NEWER);
    }

    @Test
    void anEncryptedRcloneFileIsRefused() {
        assertThat(kind("# Encrypted\n\nRCLONE_ENCRYPT_V0:\nt2fEKG8J"))
                .isEqualTo(ErrorKind.SETTINGS_FILE_ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"picBed\": {\"smms\": {}}}", "hello", "[a]\nb=c"})
    void otherFilesAreRefused(String text) {
        assertThat(kind(text)).isEqualTo(ErrorKind.SETTINGS_FILE_UNKNOWN);
    }

    @Test
    void aMissingFileIsReported() {
        assertThat(
                        catchThrowableOfType(
                                        DropsizeException.class,
                                        () -> ImportedFile.read(folder.resolve("gone"), ""))
                                .kind())
                .isEqualTo(ErrorKind.FILE_GONE);
    }

    private static String shareX(String secret) {
        return """
        {
          "AmazonS3Settings": {
            "AccessKeyID": "AKIA3",
            "SecretAccessKey": "%s",
            "Endpoint": "s3.amazonaws.com",
            "Region": "eu-central-1",
            "UsePathStyle": false,
            "Bucket": "screenshots",
            "ObjectPrefix": "ShareX/%%y/%%mo",
            "UseCustomCNAME": true,
            "CustomDomain": "img.example.com",
            "SetPublicACL": true
          }
        }
        """
                .formatted(secret);
    }

    private ErrorKind kind(String text) {
        return catchThrowableOfType(DropsizeException.class, () -> read("file", text, "")).kind();
    }

    private SettingsBundle read(String name, String text, String bucket) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return ImportedFile.read(Files.writeString(file, text), bucket);
    }
}
