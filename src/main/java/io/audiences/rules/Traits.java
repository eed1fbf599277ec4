package io.audiences.rules;

import io.audiences.condition.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The computed traits: attributes that hand-written rules derive of a customer's facts. Files are evaluated in the order of
 * their names; each may read the traits of those before it.
 */
public final class Traits {
    public static final Traits NONE = new Traits(List.of(), List.of());

    private static final String FOLDER = "/rules/traits/";

    private final List<TraitFile> sources;
    private final List<TraitRules> files;
    private final Map<String, Trait> byName = new TreeMap<>();

    private Traits(List<TraitFile> sources, List<TraitRules> files) {
        this.sources = List.copyOf(sources);
        this.files = List.copyOf(files);
        files.forEach(file -> file.traits().forEach(trait -> byName.put(trait.name(), trait)));
    }

    /**
     * Compiles and checks files.
     *
     * @throws InvalidTraits with all problems of all files
     */
    public static Traits of(Collection<TraitFile> files) {
        List<String> problems = new ArrayList<>();
        List<TraitRules> compiled = new ArrayList<>();
        Map<String, String> fileOf = new HashMap<>();
        Map<String, ValueType> known = new HashMap<>();
        List<TraitFile> inOrder = inOrder(files);
        for (TraitFile file : inOrder) {
            TraitCompiler compiler = new TraitCompiler(file, known, fileOf);
            compiler.compile().ifPresent(compiled::add);
            problems.addAll(compiler.problems());
            compiler.types().forEach((name, type) -> {
                known.putIfAbsent(name, type);
                fileOf.putIfAbsent(name, file.name());
            });
        }
        if (!problems.isEmpty()) {
            throw new InvalidTraits(problems);
        }
        return new Traits(inOrder, compiled);
    }

    private static List<TraitFile> inOrder(Collection<TraitFile> files) {
        Map<String, TraitFile> sorted = new TreeMap<>();
        files.forEach(file -> sorted.put(file.name(), file));
        return List.copyOf(sorted.values());
    }

    /** The traits of {@code rules/traits} on the class path. */
    public static Traits builtIn() {
        return of(builtInFiles());
    }

    /** The files of {@code rules/traits} on the class path; a missing one is a fault of the build. */
    public static List<TraitFile> builtInFiles() {
        return read("index.txt")
                .lines()
                .map(name -> new TraitFile(name, read(name)))
                .toList();
    }

    private static String read(String name) {
        try (InputStream file = Traits.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("the class path has no " + FOLDER + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + name, e);
        }
    }

    /** The files that they come from, in the order of evaluation. */
    public List<TraitFile> files() {
        return sources;
    }

    /** The names with their types. */
    public Map<String, ValueType> types() {
        return byName.values().stream().collect(Collectors.toMap(Trait::name, Trait::type));
    }

    Optional<Trait> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A figure that some trait is computed of, by its text. */
    Figure figure(String text) {
        return byName.values().stream()
                .flatMap(trait -> trait.reads().stream())
                .filter(read -> read.argument().equals(text))
                .flatMap(read ->
                        read instanceof Read.OfQuintile quintile ? Stream.of(quintile.figure()) : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such figure: " + text));
    }

    /** These traits and all that they are computed of, by file, in the order of evaluation. */
    Map<TraitRules, List<Trait>> chain(Collection<String> names) {
        TreeSet<String> wanted = new TreeSet<>(names);
        Map<TraitRules, List<Trait>> found = new LinkedHashMap<>();
        List<TraitRules> lastFirst = new ArrayList<>(files);
        Collections.reverse(lastFirst);
        for (TraitRules file : lastFirst) {
            List<Trait> ofFile = file.traits().stream()
                    .filter(trait -> wanted.contains(trait.name()))
                    .toList();
            if (!ofFile.isEmpty()) {
                found.put(file, ofFile);
                ofFile.forEach(trait -> trait.reads().stream()
                        .filter(read -> read instanceof Read.OfTrait)
                        .forEach(read -> wanted.add(read.argument())));
            }
        }
        List<TraitRules> order = new ArrayList<>(found.keySet());
        Collections.reverse(order);
        Map<TraitRules, List<Trait>> chain = new LinkedHashMap<>();
        order.forEach(file -> chain.put(file, found.getOrDefault(file, List.of())));
        return chain;
    }
}
