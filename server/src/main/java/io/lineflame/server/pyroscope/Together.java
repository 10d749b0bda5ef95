package io.lineflame.server.pyroscope;

import io.lineflame.server.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Asks several things at once, a few at a time over the whole server, so that one page does not take all of a Pyroscope. */
final class Together {

    private static final int AT_ONCE = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "pyroscope-question");
        thread.setDaemon(true);
        return thread;
    });

    /** Hands over the answers in the order of the questions; the first failure ends all. A question must not ask through this. */
    <T> void ask(List<Callable<T>> questions, Consumer<T> answers) {
        List<Future<T>> running = new ArrayList<>();
        try {
            questions.forEach(question -> running.add(threads.submit(question)));
            for (Future<T> one : running) {
                answers.accept(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    /** The answers in the order of the questions. */
    <T> List<T> ask(List<Callable<T>> questions) {
        List<T> all = new ArrayList<>();
        ask(questions, all::add);
        return all;
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (e.getCause() instanceof RangeTooLongException tooLong) {
            return tooLong;
        }
        if (e.getCause() instanceof ArithmeticException tooLarge) {
            return tooLarge;
        }
        return new IllegalStateException("a question to Pyroscope failed", e.getCause());
    }
}
