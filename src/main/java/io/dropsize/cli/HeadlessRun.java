package io.dropsize.cli;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.app.LogLines;
import io.dropsize.cli.option.Session;
import io.dropsize.http.Endpoint;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.upload.EndpointListener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.ExitCode;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A run of {@code serve --headless}, from its start to SIGTERM. */
final class HeadlessRun {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessRun.class);

    private final Session session;
    private final HeadlessOptions options;
    private final CountDownLatch terminated = new CountDownLatch(1);

    HeadlessRun(Session session, HeadlessOptions options) {
        this.session = session;
        this.options = options;
    }

    /** Serves until the process is terminated and the accepted images are uploaded. Blocks. */
    int serve(EndpointOptions served) throws InterruptedException {
        boolean recorded = options.isRecorded();
        HeadlessService service = new HeadlessService(AppFolders.ofThisComputer(), System.getenv());
        Supplier<String> token = service.token();
        LogLines.begin(session.console()::print);
        Dropsize core = session.core(() -> service.open(recorded));
        Thread team = ServeCommand.refreshTeamFile(core);
        SignalHandler before = Signal.handle(new Signal("TERM"), _ -> terminated.countDown());
        try {
            Endpoint endpoint =
                    Endpoint.start(
                            ServeCommand.core(core, token),
                            served,
                            EndpointListener.withoutWindow(session.clipboard()));
            session.closeFirst(endpoint);
            LOG.info(
                    "listening on http://{}, destination {}, journal {}",
                    ServeNotice.address(served.network(), endpoint.port()),
                    core.settings().defaults().destination().name(),
                    recorded ? "on disk" : "in memory");
            if (endpoint.resumed() > 0) {
                LOG.info("resumed: {} images of an earlier run", endpoint.resumed());
            }
            ServeNotice.of(served, endpoint.port()).ifPresent(LOG::warn);
            terminated.await();
            drain(endpoint, recorded);
            return ExitCode.OK;
        } finally {
            team.interrupt();
            Signal.handle(new Signal("TERM"), before);
        }
    }

    private void drain(Endpoint endpoint, boolean recorded) throws InterruptedException {
        Duration limit = options.drain();
        LOG.info("stopping: accepted images have {} seconds", limit.toSeconds());
        int left = endpoint.drain(limit);
        if (left == 0) {
            LOG.info("stopped: all accepted images are uploaded");
        } else if (recorded) {
            LOG.warn("stopped: the next run uploads {} images", left);
        } else {
            LOG.error("stopped: {} images were not uploaded and are lost", left);
        }
    }
}
