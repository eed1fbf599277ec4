package io.audiences.rules;

import io.audiences.condition.FieldName;
import io.audiences.condition.Shown;
import io.audiences.condition.ValueType;
import io.audiences.condition.Word;
import io.audiences.customer.ComputedName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles one file of traits and finds everything wrong with it. A rule has one pattern over {@link Subject}, so that no
 * customer's traits depend on another's; says by annotations which trait it sets; and names literally all that it reads, so
 * that the facts it needs are known beforehand.
 */
final class TraitCompiler {
    private static final Set<String> ALLOWED_ATTRIBUTES = Set.of("salience", "dialect");

    private static final String OF_CONSEQUENCE = "Rule Compilation error";
    private static final Pattern NEAR = Pattern.compile("\\[Near : \\{\\.\\.\\. (.{1,200}?) \\.\\.\\.\\.}]");
    private static final Pattern WORD = Pattern.compile("[\\w$]+");

    private final TraitFile file;
    private final Map<String, ValueType> earlier;
    private final Map<String, String> fileOf;
    private final TraitReads reads;
    private final Map<Integer, Set<String>> problems = new TreeMap<>();
    private final Map<String, ValueType> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> rules = new HashMap<>();
    private final Map<String, Set<Read>> read = new HashMap<>();

    /** A compiler of {@code file}, which comes after those that set the traits {@code earlier}. */
    TraitCompiler(TraitFile file, Map<String, ValueType> earlier, Map<String, String> fileOf) {
        this.file = file;
        this.earlier = Map.copyOf(earlier);
        this.fileOf = Map.copyOf(fileOf);
        this.reads = new TraitReads(earlier);
    }

    /** Each with file and line. */
    List<String> problems() {
        return problems.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(problem -> "%s:%d: %s".formatted(file.name(), entry.getKey(), problem)))
                .toList();
    }

    /** The traits that the file sets. */
    Map<String, ValueType> types() {
        return types;
    }

    Optional<TraitRules> compile() {
        PackageDescr parsed = parse();
        if (parsed == null) {
            return Optional.empty();
        }
        parsed.getRules().forEach(this::declare);
        checkCalls(parsed.getRules());
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(
                ResourceFactory.newByteArrayResource(file.drl().getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        for (KnowledgeBuilderError error : builder.getErrors()) {
            int line = line(error.getLines(), error.getMessage());
            boolean isConsequence = error.getMessage().startsWith(OF_CONSEQUENCE);
            tellOnce(isConsequence ? lineOfConsequence(parsed, line, error.getMessage()) : line, error.getMessage());
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<Trait> traits = types.entrySet().stream()
                .map(entry -> new Trait(
                        entry.getKey(),
                        entry.getValue(),
                        rules.getOrDefault(entry.getKey(), Set.of()),
                        read.getOrDefault(entry.getKey(), Set.of())))
                .toList();
        return Optional.of(new TraitRules(file.name(), traits, builder.getKnowledgePackages()));
    }

    private @Nullable PackageDescr parse() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr parsed = parser.parse(true, file.drl());
            parser.getErrors()
                    .forEach(error -> tellOnce(line(error.getLines(), error.getMessage()), error.getMessage()));
            if (problems.isEmpty() && parsed != null && parsed.getRules().isEmpty()) {
                tell(1, "expected rules");
            }
            return problems.isEmpty() ? parsed : null;
        } catch (DroolsParserException e) {
            tell(1, "cannot be parsed: " + e.getMessage());
            return null;
        }
    }

    /** Of a constraint Drools may not tell the line, but it repeats the text. */
    private int line(int[] lines, String message) {
        int given = Arrays.stream(lines).max().orElse(0);
        Matcher near = NEAR.matcher(message);
        int found = given < 1 && near.find() ? file.drl().indexOf(near.group(1)) : -1;
        return found < 0 ? Math.max(1, given) : line(found);
    }

    private int line(int position) {
        return 1
                + (int) file.drl()
                        .substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Drools gives the line of the rule for what the Java compiler says, which names what it does not like. */
    private int lineOfConsequence(PackageDescr parsed, int line, String message) {
        List<String> lines = file.drl().lines().toList();
        return parsed.getRules().stream()
                .filter(rule -> rule.getLine() == line)
                .findFirst()
                .flatMap(rule -> WORD.matcher(message.substring(OF_CONSEQUENCE.length()))
                        .results()
                        .map(MatchResult::group)
                        .flatMap(word -> IntStream.rangeClosed(rule.getConsequenceLine(), rule.getEndLine())
                                .filter(each -> WORD.matcher(lines.get(each - 1))
                                        .results()
                                        .anyMatch(found -> found.group().equals(word)))
                                .boxed())
                        .findFirst()
                        .or(() -> Optional.of(rule.getConsequenceLine())))
                .orElse(line);
    }

    private void declare(RuleDescr rule) {
        rule.getAttributes().values().forEach(attribute -> check(rule, attribute));
        if (rule.getLhs().getDescrs().size() != 1
                || !(rule.getLhs().getDescrs().get(0) instanceof PatternDescr pattern)
                || !pattern.getObjectType().equals(Subject.class.getSimpleName())
                || pattern.getSource() != null) {
            tell(rule.getLine(), "expected one pattern over Subject in the rule \"" + rule.getName() + "\"");
        }
        Optional<String> trait = annotation(rule, "trait");
        Optional<ValueType> type = annotation(rule, "type").flatMap(word -> type(rule, word));
        if (trait.isPresent() && type.isPresent() && isFree(rule, trait.get(), type.get())) {
            types.put(trait.get(), type.get());
            rules.computeIfAbsent(trait.get(), name -> new LinkedHashSet<>()).add(rule.getName());
        }
    }

    private void check(RuleDescr rule, AttributeDescr attribute) {
        String name = attribute.getName();
        if (!ALLOWED_ATTRIBUTES.contains(name)) {
            tell(rule.getLine(), "expected no attribute but salience and dialect, got " + name);
        } else if (name.equals("salience") && !attribute.getValue().matches("-?\\d{1,9}")) {
            tell(rule.getLine(), "expected a whole number as salience, got " + attribute.getValue());
        }
    }

    private Optional<String> annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getSingleValue();
        if (value == null) {
            tell(rule.getLine(), "expected @%s( \"…\" ) at the rule \"%s\"".formatted(name, rule.getName()));
            return Optional.empty();
        }
        return Optional.of(value.toString().replace("\"", "").strip());
    }

    private Optional<ValueType> type(RuleDescr rule, String word) {
        Optional<ValueType> type = Word.find(ValueType.class, word).filter(found -> found != ValueType.POINT);
        if (type.isEmpty()) {
            tell(
                    rule.getLine(),
                    "expected one of text, number, money, boolean, date, timestamp, list as @type, got "
                            + Shown.name(word));
        }
        return type;
    }

    private boolean isFree(RuleDescr rule, String trait, ValueType type) {
        ValueType known = types.get(trait);
        if (!FieldName.isValid(trait) || !ComputedName.isReserved(trait)) {
            tell(
                    rule.getLine(),
                    "expected a trait's name to begin with one of %s and to have letters, digits, _ and . only, got %s"
                            .formatted(String.join(", ", ComputedName.PREFIXES), Shown.name(trait)));
        } else if (earlier.containsKey(trait)) {
            tell(rule.getLine(), "%s is set in %s already".formatted(trait, fileOf.get(trait)));
        } else if (known != null && known != type) {
            tell(
                    rule.getLine(),
                    "expected @type( \"%s\" ) as in the rules above for %s, got \"%s\""
                            .formatted(known.word(), trait, type.word()));
        } else {
            return true;
        }
        return false;
    }

    private void checkCalls(List<RuleDescr> all) {
        for (TraitCall call : TraitCall.in(file.drl())) {
            int line = line(call.position());
            Optional<RuleDescr> rule = all.stream()
                    .filter(each -> each.getLine() <= line && line <= each.getEndLine())
                    .findFirst();
            if (rule.isEmpty()) {
                tell(
                        line,
                        "expected %s( … ) inside a rule only"
                                .formatted(call.accessor().method()));
                continue;
            }
            String argument = call.argument().orElse("");
            if (types.containsKey(argument)) {
                tell(line, "expected a trait of an earlier file, got %s, which this file sets".formatted(argument));
                continue;
            }
            reads.of(call, problem -> tell(line, problem)).ifPresent(found -> {
                AnnotationDescr trait = rule.get().getAnnotation("trait");
                if (trait != null && trait.getSingleValue() != null) {
                    read.computeIfAbsent(
                                    trait.getSingleValue()
                                            .toString()
                                            .replace("\"", "")
                                            .strip(),
                                    name -> new LinkedHashSet<>())
                            .add(found);
                }
            });
        }
    }

    private void tell(int line, String problem) {
        problems.computeIfAbsent(line, number -> new LinkedHashSet<>()).add(problem);
    }

    /** What Drools says, unless there is a problem of the line already: it tends to repeat itself. */
    private void tellOnce(int line, String message) {
        String said = message.lines()
                .map(String::strip)
                .filter(text -> !text.startsWith("[Near") && !text.startsWith("[Line") && !text.equals("^"))
                .collect(Collectors.joining(" "));
        if (!problems.containsKey(line)) {
            tell(line, said);
        }
    }
}
