package io.lineflame.vcs.github;

import io.lineflame.vcs.VcsContext;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** What all clients of one installation share: connections, threads, and the budget of nobody. */
final class HostConnection {

    /** GitHub asks for no more than 100 at once of everybody together; a page's versions need far less. */
    private static final int PARALLEL_REQUESTS = 6;

    /** For one client: answers to be revalidated; listings are kept by the server for all. */
    private static final long MEMORY_BYTES = 2L << 20;

    private final Installation installation;
    private final OkHttpClient plain;
    private final Budget anonymousBudget = new Budget();
    private final ExecutorService threads = newThreads();

    HostConnection(Installation installation, Patience patience) {
        this.installation = installation;
        this.plain = plain(installation, patience);
    }

    Installation installation() {
        return installation;
    }

    /** For a few requests of one question at once; tasks wait their turn. */
    ExecutorService threads() {
        return threads;
    }

    /** Requests of one identity; its answers are remembered for it alone. */
    OkHttpClient clientFor(Identity identity, VcsContext context) {
        Budget budget = identity.isAnonymous() ? anonymousBudget : new Budget();
        return plain.newBuilder()
                .addInterceptor(new Failures(installation, new Refusals(installation, identity, context.clock())))
                .addInterceptor(new AnswerMemory(MEMORY_BYTES))
                .addInterceptor(new Redirects(installation))
                .addInterceptor(new Authorizing(installation, identity))
                .addInterceptor(new BudgetGate(installation, identity, budget, context))
                .addInterceptor(new AnswerBound())
                .build();
    }

    /**
     * For sign-in. Nothing is ever sent twice, since a code or a refresh token works once: neither
     * tried again, nor over a connection that may have died.
     */
    OkHttpClient clientForSignIn() {
        return plain.newBuilder()
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .addInterceptor(new AnswerBound())
                .build();
    }

    /** Follows no redirects and keeps no cookies; has no cache on disk. */
    private static OkHttpClient plain(Installation installation, Patience patience) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(patience.connect())
                .readTimeout(patience.read())
                .writeTimeout(patience.read())
                .callTimeout(patience.call());
        installation.trust().ifPresent(trust -> builder.sslSocketFactory(sockets(trust), trust));
        installation.proxy().ifPresent(proxy -> throughProxy(builder, proxy));
        return builder.build();
    }

    private static void throughProxy(OkHttpClient.Builder builder, ForwardProxy proxy) {
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        proxy.credential()
                .ifPresent(credential -> builder.proxyAuthenticator(
                        (route, answer) -> answer.request().header("Proxy-Authorization") != null
                                ? null
                                : answer.request()
                                        .newBuilder()
                                        .header("Proxy-Authorization", credential)
                                        .build()));
    }

    private static SSLSocketFactory sockets(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no TLS", e);
        }
    }

    private static ExecutorService newThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                PARALLEL_REQUESTS, PARALLEL_REQUESTS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "github-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
