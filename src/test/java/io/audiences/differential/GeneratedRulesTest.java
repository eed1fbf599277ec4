package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.audiences.condition.ScopedCondition;
import io.audiences.rules.RuleCompiler;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.slf4j.LoggerFactory;

/** What holds of every generated rule, whatever the condition. */
class GeneratedRulesTest {
    private static final int WORLDS = 10;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    @Test
    void spellOutNothingThatMeansAnythingToAParser(TestReporter reporter) {
        StringBuilder written = new StringBuilder();
        World.from(seed(reporter)).limit(WORLDS).forEach(world -> {
            RuleCompiler compiler = RuleCompiler.create();
            for (ScopedCondition condition : world.conditions()) {
                String drl = compiler.compile(condition, world.vocabulary()).drl();
                written.append(drl);
                Matcher literals = LITERAL.matcher(drl);
                while (literals.find()) {
                    assertThat(literals.group(1)).matches("[A-Za-z0-9 .,:_@-]*");
                }
                assertThat(literals.replaceAll("")).matches("[A-Za-z0-9 .,;()!=&|\n]*");
            }
        });
        assertThat(written.toString())
                .contains(" happened( ", "!happened( ", " inAudience( ", "!inAudience( ", " sampled( ", "!sampled( ");
    }

    @Test
    void becomeBytecodeInEveryConstraint(TestReporter reporter) {
        Logger logger = (Logger) LoggerFactory.getLogger("org.drools.mvel.MVELConstraint");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        String atOnce = System.setProperty(ConstraintJittingThresholdOption.PROPERTY_NAME, "0");
        try {
            World.from(seed(reporter)).limit(WORLDS).forEach(world -> new RulesEngine().matches(world));
        } finally {
            if (atOnce == null) {
                System.clearProperty(ConstraintJittingThresholdOption.PROPERTY_NAME);
            }
            logger.detachAppender(log);
        }
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).toList())
                .isEqualTo(List.of());
    }

    private static long seed(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        return seed;
    }
}
