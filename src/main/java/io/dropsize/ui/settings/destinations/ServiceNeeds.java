package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Service;

/** Which fields of the form a service needs. */
record ServiceNeeds(Need region, Need endpoint) {
    /** Whether a field is needed. */
    enum Need {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    static ServiceNeeds of(Service service) {
        return switch (service) {
            case THIS_COMPUTER -> new ServiceNeeds(Need.NONE, Need.NONE);
            case AMAZON_S3 -> new ServiceNeeds(Need.OPTIONAL, Need.OPTIONAL);
            case CLOUDFLARE_R2 -> new ServiceNeeds(Need.NONE, Need.REQUIRED);
            case BACKBLAZE_B2, WASABI, DIGITALOCEAN_SPACES ->
                    new ServiceNeeds(Need.REQUIRED, Need.OPTIONAL);
            case MINIO, CEPH, OTHER -> new ServiceNeeds(Need.OPTIONAL, Need.REQUIRED);
        };
    }
}
