package io.dropsize.store;

/** The S3 services that Dropsize supports by name. */
public enum Service {
    THIS_COMPUTER("This computer"),
    AMAZON_S3("Amazon S3"),
    CLOUDFLARE_R2("Cloudflare R2"),
    BACKBLAZE_B2("Backblaze B2"),
    MINIO("MinIO"),
    CEPH("Ceph"),
    WASABI("Wasabi"),
    DIGITALOCEAN_SPACES("DigitalOcean Spaces"),
    OTHER("Other S3 service");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** The display name. */
    public String label() {
        return label;
    }
}
