package io.dropsize.http;

import java.util.List;
import java.util.Map;

/** The resources of the endpoint. */
final class Api {
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final EndpointCore core;
    private final EndpointListener listener;
    private final TokenFile token;
    private final Metrics metrics = new Metrics();
    private volatile EndpointOptions options;
    private final EndpointJobs jobs;
    private final UploadApi upload;
    private final ImagesApi images;
    private final PicGoApi picGo;

    Api(
            EndpointCore core,
            EndpointOptions options,
            EndpointListener listener,
            Spool spool,
            TokenFile token) {
        this.core = core;
        this.options = options;
        this.listener = listener;
        this.token = token;
        EndpointLimits limits = options.limits();
        BodyReader reader =
                new BodyReader(spool, new LocalFiles(() -> this.options.folders()), limits);
        this.jobs = new EndpointJobs(core.submissions(), spool, limits, metrics, listener);
        Uploads uploads = new Uploads(core.settings(), jobs, limits);
        this.upload = new UploadApi(uploads, reader, jobs);
        this.images = new ImagesApi(uploads, core.stores(), core.deletions());
        this.picGo = new PicGoApi(uploads, reader, new DeleteHandles(token::token), this::forget);
    }

    private void forget(String destination, String key) {
        images.delete(core.stores().open(core.settings().get().destinationNamed(destination)), key);
    }

    EndpointHandler handler(ConnectionDeadlines deadlines) {
        return new EndpointHandler(
                resources(),
                new AccessControl(token::token, () -> options, listener::refused),
                options.limits(),
                metrics,
                deadlines);
    }

    private List<Resource> resources() {
        return List.of(
                upload(UploadApi.UPLOAD, Map.of(POST, upload::upload)),
                upload(UploadApi.JOBS, Map.of(GET, upload::job)),
                resource(ImagesApi.IMAGES, Map.of(GET, images::list)),
                resource(ImagesApi.IMAGES + "/", Map.of("DELETE", images::delete)),
                open("/healthz", Map.of(GET, _ -> Reply.json(200, Map.of("status", "ok")))),
                open(ApiDocs.OPENAPI, Map.of(GET, ApiDocs::openapi)),
                open(ApiDocs.PAGE, Map.of(GET, ApiDocs::page)),
                open(ApiDocs.PAGE + "/", Map.of(GET, ApiDocs::file)),
                resource("/metrics", Map.of(GET, _ -> metrics.reply(jobs::unfinished))),
                picGo("/upload", Resource.Access.UPLOAD, Map.of(POST, picGo::upload)),
                picGo("/delete", Resource.Access.TOKEN, Map.of(POST, picGo::delete)),
                picGo(
                        "/heartbeat",
                        Resource.Access.OPEN,
                        Map.of(GET, PicGoApi::heartbeat, POST, PicGoApi::heartbeat)));
    }

    private static Resource resource(String path, Map<String, Resource.Route> methods) {
        return new Resource(path, Resource.Access.TOKEN, Problem::reply, methods);
    }

    private static Resource open(String path, Map<String, Resource.Route> methods) {
        return new Resource(path, Resource.Access.OPEN, Problem::reply, methods);
    }

    private static Resource upload(String path, Map<String, Resource.Route> methods) {
        return new Resource(path, Resource.Access.UPLOAD, Problem::reply, methods);
    }

    private static Resource picGo(
            String path, Resource.Access access, Map<String, Resource.Route> methods) {
        return new Resource(path, access, PicGoApi::error, methods);
    }

    /** Uses other options for requests from now on, except port and limits. */
    void change(EndpointOptions other) {
        options = other;
    }

    /** Requests that wait for uploads are answered immediately. */
    void stop() {
        jobs.stop();
    }

    /** Resumes the uploads of an earlier run. */
    void resume() {
        jobs.resume();
    }
}
