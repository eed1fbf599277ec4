package io.audiences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.audiences.rules.Traits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. Everything that is not allowed here is a violation. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.audiences");

    /** What every package may use of the JDK; what SQL needs is not among it. */
    private static final List<String> JDK = List.of(
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.io..",
            "java.nio..",
            "java.math..",
            "java.text..",
            "java.net..",
            "java.security..",
            "org.jspecify.annotations..",
            "com.google.errorprone.annotations..");

    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String RE2J = "com.google.re2j..";
    private static final String LOG = "org.slf4j..";
    private static final String JDBI = "org.jdbi..";
    private static final String SQL = "java.sql..";

    /** A package, the packages of ours that it may use, and whose libraries. */
    private record Allowed(String name, List<String> ours, List<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Allowed> PACKAGES = List.of(
            allow("condition", List.of(), JACKSON, RE2J),
            allow("condition.sentence", List.of("condition")),
            allow("condition.lint", List.of("condition"), RE2J),
            allow("condition.text", List.of("condition"), JACKSON),
            allow(
                    "database",
                    List.of(),
                    SQL,
                    "javax.sql..",
                    "com.sun.security.auth.module..",
                    "com.zaxxer.hikari..",
                    "org.flywaydb..",
                    JDBI,
                    "org.mariadb.jdbc..",
                    LOG),
            allow("customer", List.of("condition", "database"), JACKSON, "de.siegmar.fastcsv..", LOG, JDBI, SQL),
            allow("audience", List.of("condition", "condition.text", "customer", "database"), JACKSON, JDBI, SQL),
            allow(
                    "rules",
                    List.of("condition", "condition.text", "customer", "audience"),
                    JACKSON,
                    RE2J,
                    "org.drools..",
                    "org.kie.."),
            allow(
                    "membership",
                    List.of("condition", "customer", "database"),
                    RE2J,
                    "org.roaringbitmap..",
                    LOG,
                    JDBI,
                    SQL),
            allow(
                    "recalculation",
                    List.of("condition", "database", "customer", "audience", "rules", "membership"),
                    "org.roaringbitmap..",
                    LOG,
                    JDBI,
                    SQL),
            allow(
                    "api",
                    List.of(
                            "condition",
                            "condition.text",
                            "condition.sentence",
                            "condition.lint",
                            "database",
                            "customer",
                            "audience",
                            "rules",
                            "membership",
                            "recalculation"),
                    JACKSON,
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet..",
                    "kotlin..",
                    "de.siegmar.fastcsv..",
                    LOG,
                    JDBI,
                    SQL),
            allow(
                    "server",
                    List.of(
                            "condition",
                            "database",
                            "customer",
                            "audience",
                            "rules",
                            "membership",
                            "recalculation",
                            "api"),
                    JDBI,
                    LOG),
            allow("demo", List.of("customer", "audience", "server"), JACKSON),
            allow("client", List.of(), JACKSON));

    private static Allowed allow(String name, List<String> ours, String... libraries) {
        return new Allowed(name, ours, List.of(libraries));
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void usesOnlyWhatItMay(Allowed allowed) {
        String[] packages = Stream.of(
                        JDK.stream(),
                        allowed.libraries().stream(),
                        Stream.concat(Stream.of(allowed.name()), allowed.ours().stream())
                                .map(ours -> "io.audiences." + ours))
                .flatMap(names -> names)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("io.audiences." + allowed.name())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages)
                        .or(describe(
                                "arrays of primitives",
                                javaClass -> javaClass.getBaseComponentType().isPrimitive())))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(packages().map(JavaPackage::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("io.audiences"), PACKAGES.stream().map(allowed -> "io.audiences." + allowed))
                        .toList());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.audiences.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyRulesKnowDrools() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.audiences.rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel..")
                .check(CLASSES);
    }

    @Test
    void onlyTheServersFolderBringsRules() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.audiences.rules", "io.audiences.server")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("TraitFile")
                .orShould()
                .callMethod(Traits.class, "of", Collection.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheApiKnowsJavalin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.audiences.api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that(not(resideInAPackage("io.audiences.database")).and(not(STORE)))
                .should()
                .accessTargetWhere(describe("runs SQL", Uses::sql))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL, "org.jdbi.v3.core.statement..")
                .check(CLASSES);
    }

    private static final DescribedPredicate<JavaClass> STORE = describe("a store", javaClass -> {
        JavaClass outermost = javaClass;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getSimpleName().endsWith("Store");
    });

    @Test
    void onlyTheRootReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.audiences")
                .should()
                .accessTargetWhere(describe("reads the clock", Uses::clock))
                .check(CLASSES);
    }

    /**
     * Nothing that is stored or answered may come from the ticks. The database package waits for a server's process, which
     * runs in no time of ours.
     */
    @Test
    void onlyTheDatabaseWaitsByTicks() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.audiences", "io.audiences.database")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessTargetWhere(describe("prints", Uses::console))
                .check(CLASSES);
    }

    @Test
    void nothingSleepsNotEvenTests() {
        noClasses().should().accessTargetWhere(describe("sleeps", Uses::sleep)).check(withTests());
    }

    /** A test that cannot run here fails; it is never passed over. */
    @Test
    void noTestIsSkipped() {
        noClasses()
                .should()
                .dependOnClassesThat(describe("skip tests", Uses::skipping))
                .check(withTests());
    }

    private static JavaClasses withTests() {
        JavaClasses withTests = new ClassFileImporter().importPackages("io.audiences");
        assertThat(withTests.contain(ArchitectureTest.class)).isTrue();
        return withTests;
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static Stream<JavaPackage> packages() {
        JavaPackage root = CLASSES.getPackage("io.audiences");
        return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream());
    }

    /** Accesses, method references included. */
    private static final class Uses {
        private static final Map<String, List<String>> CLOCK = Map.of(
                "java.time.Clock",
                        List.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes"),
                "java.time.InstantSource", List.of("system"),
                "java.lang.System", List.of("currentTimeMillis"),
                "java.util.Calendar", List.of("getInstance"),
                "java.util.GregorianCalendar", List.of("<init>"),
                "java.util.Date", List.of("<init>"));
        private static final List<String> SQL_OF_HANDLE = List.of(
                "createQuery",
                "createUpdate",
                "createCall",
                "createScript",
                "prepareBatch",
                "createBatch",
                "execute",
                "select");

        private Uses() {}

        static boolean clock(JavaAccess<?> access) {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return CLOCK.getOrDefault(owner.getName(), List.of()).contains(name)
                    || (owner.getPackageName().startsWith("java.time") && name.equals("now"));
        }

        static boolean console(JavaAccess<?> access) {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return (owner.isEquivalentTo(System.class) && List.of("out", "err").contains(name))
                    || (owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace"));
        }

        static boolean sleep(JavaAccess<?> access) {
            return List.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                            .contains(access.getTargetOwner().getName())
                    && access.getTarget().getName().equals("sleep");
        }

        static boolean skipping(JavaClass target) {
            String name = target.getName();
            return name.endsWith(".Assumptions")
                    || name.equals("org.junit.jupiter.api.Disabled")
                    || name.startsWith("org.junit.jupiter.api.condition.");
        }

        static boolean sql(JavaAccess<?> access) {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return owner.isAssignableTo("org.jdbi.v3.core.Handle") && SQL_OF_HANDLE.contains(name);
        }
    }
}
