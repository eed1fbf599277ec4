package io.audiences.server;

import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import io.audiences.condition.Problem;
import io.audiences.condition.Vocabulary;
import io.audiences.rules.RuleCompiler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles the rules of all published audiences after the start, so that the first questions need not wait for them. */
final class Compiling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Compiling.class);

    private final Audiences audiences;
    private final Supplier<Vocabulary> vocabulary;
    private final RuleCompiler compiler;
    private volatile boolean closed;

    Compiling(Audiences audiences, Supplier<Vocabulary> vocabulary, RuleCompiler compiler) {
        this.audiences = audiences;
        this.vocabulary = vocabulary;
        this.compiler = compiler;
    }

    /** Begins once the server has begun, on a thread of its own. */
    void after(CompletableFuture<?> begun) {
        Thread thread = new Thread(
                () -> {
                    try {
                        var unused = begun.join();
                        compile();
                    } catch (RuntimeException e) {
                        // whoever needs a rule compiles it then, and tells what is wrong
                        LOG.warn(
                                "Rules were not compiled ahead: {}",
                                e.getClass().getSimpleName());
                    }
                },
                "compiling");
        thread.setDaemon(true);
        thread.start();
    }

    private void compile() {
        List<PublishedAudience> published = audiences.published();
        Vocabulary names = vocabulary.get();
        int compiled = 0;
        for (PublishedAudience audience : published) {
            if (closed) {
                return;
            }
            if (!audience.problems().isEmpty()) {
                Problem first = audience.problems().get(0);
                LOG.warn("Audience {} keeps its members: {} {}", audience.id(), first.pointer(), first.detail());
            } else if (isCompiled(audience, names)) {
                compiled++;
            }
        }
        LOG.info("Compiled the rules of {} of {} published audiences", compiled, published.size());
    }

    private boolean isCompiled(PublishedAudience audience, Vocabulary names) {
        try {
            var unused = compiler.compile(audience.criteria(), names);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The rule of audience {} was not compiled ahead: {}",
                    audience.id(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
