package io.dropsize.store.s3.credentials;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The files with the user's AWS profiles, read only for destinations that name one.
 *
 * <p>The SDK's clients read these files too, whatever their credentials are, and can't be built if
 * a line is invalid; no client option prevents it. They are therefore directed to other files.
 */
final class AwsFiles implements Supplier<ProfileFile> {
    private static final Logger LOG = LoggerFactory.getLogger(AwsFiles.class);

    /** The path to which the SDK is directed: a folder that always exists, and is no file. */
    private static final Path NO_FILE = Path.of(System.getProperty("java.home"));

    private static final AwsFiles USERS =
            new AwsFiles(
                    place(ProfileFileLocation::credentialsFilePath),
                    place(ProfileFileLocation::configurationFilePath));

    static {
        hide(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE);
        hide(ProfileFileSystemSetting.AWS_CONFIG_FILE);
        System.setProperty(
                SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), AwsHttpService.class.getName());
    }

    private final AwsFile credentials;
    private final AwsFile config;

    AwsFiles(Path credentials, Path config) {
        this.credentials = new AwsFile(credentials, ProfileFile.Type.CREDENTIALS);
        this.config = new AwsFile(config, ProfileFile.Type.CONFIGURATION);
    }

    /**
     * The files that properties, environment or defaults specify. Must be called before a client is
     * built; from then on clients see no profiles.
     */
    static AwsFiles ofTheUser() {
        return USERS;
    }

    /** All current profiles. If both files define a value, the credentials file has priority. */
    @Override
    public ProfileFile get() {
        return ProfileFile.aggregator().addFile(credentials.read()).addFile(config.read()).build();
    }

    private static Path place(Supplier<Path> place) {
        try {
            return place.get();
        } catch (InvalidPathException e) {
            LOG.warn("there is no such AWS file: {}", e.getMessage());
            return NO_FILE;
        }
    }

    private static void hide(ProfileFileSystemSetting setting) {
        System.setProperty(setting.property(), NO_FILE.toString());
    }
}
