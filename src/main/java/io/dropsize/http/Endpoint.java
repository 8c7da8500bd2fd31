package io.dropsize.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Network;
import io.dropsize.http.exchange.Spool;
import io.dropsize.http.upload.EndpointListener;

import org.gaul.shaded.org.eclipse.jetty.http.UriCompliance;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.NetworkConnectionLimit;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.server.handler.GracefulHandler;
import org.gaul.shaded.org.eclipse.jetty.util.component.Graceful;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gaul.shaded.org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The endpoint while it listens. */
public final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";
    private static final int SELECTOR_THREADS = 8;
    private static final long STOP_MILLIS = 2_000;
    private static final int MAX_FREE_PORTS = 10;

    private final Server server;
    private final Api api;
    private final Runnable closing;
    private final ConnectionDeadlines deadlines;
    private final int port;
    private volatile int resumed;

    private Endpoint(
            Server server, Api api, Runnable closing, ConnectionDeadlines deadlines, int port) {
        this.server = server;
        this.api = api;
        this.closing = closing;
        this.deadlines = deadlines;
        this.port = port;
    }

    /**
     * Starts listening and resumes the uploads of an earlier run. Blocks.
     *
     * @throws DropsizeException PORT_IN_USE, DISK_FULL, CANNOT_WRITE
     */
    public static Endpoint start(
            EndpointCore core, EndpointOptions options, EndpointListener listener) {
        Spool spool = spool(core);
        try {
            Endpoint started = start(core, options, listener, spool, spool::close);
            started.resume();
            return started;
        } catch (DropsizeException e) {
            spool.close();
            throw e;
        }
    }

    /**
     * Starts listening. Blocks.
     *
     * @param spool for the bodies of requests
     * @param closing called when it has been closed
     * @throws DropsizeException PORT_IN_USE, DISK_FULL, CANNOT_WRITE
     */
    static Endpoint start(
            EndpointCore core,
            EndpointOptions options,
            EndpointListener listener,
            Spool spool,
            Runnable closing) {
        String _ = core.token().get(); // Fails now, not with the first request.
        ConnectionDeadlines deadlines =
                new ConnectionDeadlines(options.limits().idle(), System::nanoTime);
        try {
            Api api = new Api(core, options, listener, spool);
            Server server = server(options, api.handler(deadlines), deadlines);
            int port = listen(server, options);
            deadlines.start();
            return new Endpoint(server, api, closing, deadlines, port);
        } catch (DropsizeException e) {
            deadlines.close();
            throw e;
        }
    }

    static Spool spool(EndpointCore core) {
        try {
            return new Spool(core.cache());
        } catch (IOException e) {
            throw WriteErrors.translate(e, core.cache());
        }
    }

    private static Server server(
            EndpointOptions options, EndpointHandler handler, ConnectionDeadlines deadlines) {
        QueuedThreadPool threads = new QueuedThreadPool(SELECTOR_THREADS, 1);
        threads.setName("dropsize-endpoint");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        Server server = new Server(threads);
        server.setErrorHandler(new ServerErrors());
        server.setHandler(new GracefulHandler(handler));
        server.setStopTimeout(STOP_MILLIS);
        server.addBean(new NetworkConnectionLimit(options.limits().connections(), server));
        for (String host : addresses(options.network())) {
            server.addConnector(connector(server, host, options.limits(), deadlines));
        }
        return server;
    }

    private static List<String> addresses(Network network) {
        InetAddress chosen = network.address();
        if (chosen != null) {
            return List.of(chosen.getHostAddress());
        }
        return hasIpv6() ? List.of(IPV4, IPV6) : List.of(IPV4);
    }

    private static ServerConnector connector(
            Server server, String host, EndpointLimits limits, ConnectionDeadlines deadlines) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(limits.headerBytes());
        // Keys may contain any character; routes compare paths as they were sent.
        http.setUriCompliance(
                UriCompliance.RFC3986.with(
                        "KEYS",
                        UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                        UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setIdleTimeout(limits.idle().toMillis());
        // On Windows, another program could listen on the same port.
        connector.setReuseAddress(
                !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows"));
        connector.addBean(deadlines);
        return connector;
    }

    private static boolean hasIpv6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> address.getHostAddress().startsWith("0:0:0:0:0:0:0:1"));
        } catch (SocketException e) {
            LOG.warn("the network interfaces are unknown", e);
            return false;
        }
    }

    private static int listen(Server server, EndpointOptions options) {
        try {
            int port = bind(server, options.port());
            server.start();
            return port;
        } catch (IOException e) {
            stop(server);
            throw new DropsizeException(ErrorKind.PORT_IN_USE, e, Integer.toString(options.port()));
        } catch (Exception e) {
            stop(server);
            throw new DropsizeException(ErrorKind.INTERNAL, e, "endpoint");
        }
    }

    /** Opens the same port on both addresses. */
    private static int bind(Server server, int wanted) throws IOException {
        List<ServerConnector> connectors =
                List.of(server.getConnectors()).stream().map(ServerConnector.class::cast).toList();
        for (int attempt = 1; ; attempt++) {
            int port = wanted;
            try {
                for (ServerConnector connector : connectors) {
                    connector.setPort(port);
                    connector.open();
                    port = connector.getLocalPort();
                }
                return port;
            } catch (IOException e) {
                connectors.forEach(ServerConnector::close);
                if (wanted != 0 || attempt == MAX_FREE_PORTS) {
                    throw e;
                }
            }
        }
    }

    public int port() {
        return port;
    }

    /** Resumes the uploads of an earlier run. Blocks while the journal is read. */
    void resume() {
        resumed = api.resume();
    }

    /** How many uploads of an earlier run, such as one that was killed, were resumed. */
    public int resumed() {
        return resumed;
    }

    /** Uses other options for requests from now on, except port and limits. */
    void change(EndpointOptions options) {
        api.change(options);
    }

    /**
     * Stops accepting requests, and waits until the running ones are answered and the accepted
     * images are uploaded. Blocks. Call {@link #close} afterwards.
     *
     * @param limit how long to wait
     * @return the number of images that are not uploaded yet
     */
    public int drain(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        api.announceStop();
        try {
            Graceful.shutdown(server).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("requests were not answered before the endpoint stopped", e);
        }
        return api.unfinished().awaitNone(Duration.ofNanos(end - System.nanoTime()));
    }

    /** Stops accepting requests. Running ones have two seconds to complete. */
    @Override
    public void close() {
        api.stop();
        stop(server);
        deadlines.close();
        closing.run();
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the endpoint was not stopped properly", e);
        }
    }
}
