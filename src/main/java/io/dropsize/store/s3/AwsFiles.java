package io.dropsize.store.s3;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The files with the user's profiles, read for who names one of them.
 *
 * <p>The SDK's clients read them too, whatever their keys are, and can't be built where a line is
 * wrong; no option of a client keeps them from it. So they are shown other places.
 */
final class AwsFiles implements Supplier<ProfileFile> {
    private static final Logger LOG = LoggerFactory.getLogger(AwsFiles.class);

    /** There is such a folder always, and a folder is no file. */
    private static final Path NO_FILE = Path.of(System.getProperty("java.home"));

    private static final AwsFiles USERS =
            new AwsFiles(
                    place(ProfileFileLocation::credentialsFilePath),
                    place(ProfileFileLocation::configurationFilePath));

    static {
        hide(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE);
        hide(ProfileFileSystemSetting.AWS_CONFIG_FILE);
    }

    private final AwsFile credentials;
    private final AwsFile config;

    AwsFiles(Path credentials, Path config) {
        this.credentials = new AwsFile(credentials, ProfileFile.Type.CREDENTIALS);
        this.config = new AwsFile(config, ProfileFile.Type.CONFIGURATION);
    }

    /**
     * Where properties, environment or habit say they are. To be called before a client is built,
     * which sees no profiles from then on.
     */
    static AwsFiles ofTheUser() {
        return USERS;
    }

    /** All profiles as they are now. What both files say, the credentials say. */
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
