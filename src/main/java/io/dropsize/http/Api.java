package io.dropsize.http;

import io.dropsize.http.exchange.BodyReader;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.LocalFiles;
import io.dropsize.http.exchange.Metrics;
import io.dropsize.http.exchange.Problem;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;
import io.dropsize.http.exchange.Resource;
import io.dropsize.http.exchange.Spool;
import io.dropsize.http.picgo.DeleteHandles;
import io.dropsize.http.picgo.PicGoApi;
import io.dropsize.http.upload.EndpointJobs;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.http.upload.ImagesApi;
import io.dropsize.http.upload.UnfinishedJobs;
import io.dropsize.http.upload.UploadApi;
import io.dropsize.http.upload.Uploads;
import io.dropsize.pipeline.plan.Source;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The resources of the endpoint. */
final class Api {
    private static final String GET = "GET";
    private static final String POST = "POST";

    /** Probes of load balancers wait a few seconds. */
    private static final Duration MAX_CHECK = Duration.ofSeconds(2);

    private final EndpointCore core;
    private final EndpointListener listener;
    private final Metrics metrics = new Metrics();
    private volatile EndpointOptions options;
    private final EndpointJobs jobs;
    private final UploadApi upload;
    private final ImagesApi images;
    private final PicGoApi picGo;
    private final Readiness readiness;

    Api(EndpointCore core, EndpointOptions options, EndpointListener listener, Spool spool) {
        this.core = core;
        this.options = options;
        this.listener = listener;
        EndpointLimits limits = options.limits();
        BodyReader reader =
                new BodyReader(spool, new LocalFiles(() -> this.options, spool), limits);
        this.jobs = new EndpointJobs(core.submissions(), spool, limits, metrics, listener);
        Uploads uploads = new Uploads(core.settings(), jobs, spool, limits);
        this.upload = new UploadApi(uploads, reader, jobs);
        this.images = new ImagesApi(uploads, core.stores(), core.deletions());
        this.picGo =
                new PicGoApi(
                        uploads,
                        reader,
                        new DeleteHandles(core.token()),
                        this::forget,
                        this::clipboard);
        this.readiness =
                new Readiness(this::check, Api::onVirtualThread, System::nanoTime, MAX_CHECK);
    }

    /** Blocks until the default destination's bucket has responded. */
    private void check() {
        core.stores().check(core.settings().defaults().destination());
    }

    private List<Source> clipboard() {
        if (options.network().isPublic()) {
            throw new RefusedException(Refusal.CLIPBOARD_OFF);
        }
        return listener.clipboard();
    }

    private void forget(String destination, String key) {
        images.delete(core.stores().open(core.settings().get().destinationNamed(destination)), key);
    }

    EndpointHandler handler(ConnectionDeadlines deadlines) {
        return new EndpointHandler(
                resources(),
                new AccessControl(core.token(), () -> options, listener::refused),
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
                probe("/healthz", _ -> Reply.json(200, Map.of("status", "ok"))),
                probe("/readyz", _ -> readiness.reply()),
                open(ApiDocs.OPENAPI, Map.of(GET, ApiDocs::openapi)),
                open(ApiDocs.PAGE, Map.of(GET, ApiDocs::page)),
                open(ApiDocs.PAGE + "/", Map.of(GET, ApiDocs::file)),
                resource("/metrics", Map.of(GET, _ -> metrics.reply(jobs.unfinished()::count))),
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

    private static Resource probe(String path, Resource.Route route) {
        return new Resource(path, Resource.Access.PROBE, Problem::reply, Map.of(GET, route));
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

    private static void onVirtualThread(Runnable work) {
        Thread.ofVirtual().name("dropsize-readiness").start(work);
    }

    /** Probes report from now on that the endpoint stops. */
    void announceStop() {
        readiness.stop();
    }

    /** Images that wait or are being uploaded. */
    UnfinishedJobs unfinished() {
        return jobs.unfinished();
    }

    /** Requests that wait for uploads are answered immediately. */
    void stop() {
        jobs.stop();
    }

    /** Resumes the uploads of an earlier run, and returns their number. */
    int resume() {
        return jobs.resume();
    }
}
