package io.audiences.api;

import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import io.audiences.customer.CustomerNumbers;
import io.audiences.membership.Answer.Mode;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import io.audiences.rules.TraitFailed;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Checks many customers against many audiences. What cannot be answered is told of each and does not stop the others. */
final class CheckRoutes {
    private final Audiences audiences;
    private final Memberships memberships;
    private final CustomerNumbers numbers;
    private final MembershipAnswers answers;
    private final LiveEvaluation live;
    private final InstantSource clock;

    CheckRoutes(
            Audiences audiences,
            Memberships memberships,
            CustomerNumbers numbers,
            MembershipAnswers answers,
            LiveEvaluation live,
            InstantSource clock) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.numbers = numbers;
        this.answers = answers;
        this.live = live;
        this.clock = clock;
    }

    private record Item(String customer, List<String> audiences) {}

    /** A customer or an audience that could not be answered for. */
    private record Failed(Optional<String> customer, Optional<String> audience, String code, String detail) {
        static Failed customer(String id) {
            ApiProblem problem = Missing.customer();
            return new Failed(
                    Optional.of(id),
                    Optional.empty(),
                    problem.type().word(),
                    problem.details().detail());
        }

        static Failed audience(String id, ApiProblem problem) {
            return new Failed(
                    Optional.empty(),
                    Optional.of(id),
                    problem.type().word(),
                    problem.details().detail());
        }
    }

    private record Checked<T>(List<T> items, List<Failed> failures) {}

    void check(Context context) {
        CheckRequest request = CheckRequest.of(Bodies.json(context));
        List<Failed> failures = new ArrayList<>();
        Map<String, Integer> known = numbers.find(request.customers());
        request.customers().stream()
                .filter(customer -> !known.containsKey(customer))
                .forEach(customer -> failures.add(Failed.customer(customer)));
        List<String> customers =
                request.customers().stream().filter(known::containsKey).toList();
        List<String> asked = asked(request, BrandAccess.of(context), failures);
        context.json(
                request.isDetailed()
                        ? detailed(request, customers, known, asked, failures)
                        : new Checked<>(items(request, customers, known, asked, failures), failures));
    }

    /** The audiences that can be answered for; whoever asks for all asks for those only. */
    private List<String> asked(CheckRequest request, BrandAccess access, List<Failed> failures) {
        List<String> asked = new ArrayList<>();
        List<String> wanted = request.audiences().orElseGet(audiences::publishedIds);
        LiveAudiences evaluable = LiveAudiences.of(audiences, request.mode() == Mode.LIVE ? wanted : List.of());
        for (String id : wanted) {
            try {
                requireAnswer(id, request.mode(), access, evaluable);
                asked.add(id);
            } catch (ApiProblem e) {
                if (request.audiences().isPresent() || e.type() == ProblemType.CONDITION_OUTDATED) {
                    failures.add(Failed.audience(id, e));
                }
            }
        }
        return asked;
    }

    private void requireAnswer(String id, Mode mode, BrandAccess access, LiveAudiences evaluable) {
        boolean isCalculated = memberships.find(id).isPresent();
        if (mode == Mode.LIVE || !isCalculated || access.isRestricted()) {
            access.require(audiences.find(id).orElseThrow(() -> Missing.audience(id)));
        }
        if (mode == Mode.LIVE) {
            evaluable.require(id);
        } else if (!isCalculated) {
            throw Missing.calculation(id);
        }
    }

    private List<Item> items(
            CheckRequest request,
            List<String> customers,
            Map<String, Integer> known,
            List<String> asked,
            List<Failed> failures) {
        if (request.mode() == Mode.LIVE) {
            return live(customers, asked, failures);
        }
        Map<Integer, List<String>> found =
                memberships.audiencesOf(customers.stream().map(known::get).toList(), asked);
        return customers.stream()
                .map(customer -> new Item(customer, found.getOrDefault(known.get(customer), List.of())))
                .toList();
    }

    /** A trait that cannot be computed fails only the audiences that need it. */
    private List<Item> live(List<String> customers, List<String> asked, List<Failed> failures) {
        try {
            return live(customers, asked);
        } catch (TraitFailed some) {
            List<String> sound = new ArrayList<>();
            for (String id : asked) {
                try {
                    var unused = live(customers, List.of(id));
                    sound.add(id);
                } catch (TraitFailed e) {
                    String detail = String.valueOf(e.getMessage());
                    failures.add(Failed.audience(id, new ApiProblem(ProblemType.TRAIT_FAILED, detail)));
                }
            }
            return live(customers, sound);
        }
    }

    private List<Item> live(List<String> customers, List<String> asked) {
        if (asked.isEmpty()) {
            return customers.stream()
                    .map(customer -> new Item(customer, List.of()))
                    .toList();
        }
        LiveAudiences published = LiveAudiences.of(audiences, asked);
        asked.forEach(published::require);
        List<PublishedAudience> needed = published.withNamed(asked);
        Instant now = clock.instant();
        List<Item> items = new ArrayList<>();
        for (String customer : customers) {
            live.matching(needed, customer, now).ifPresent(matching -> {
                Set<String> found = new TreeSet<>(matching);
                found.retainAll(asked);
                items.add(new Item(customer, List.copyOf(found)));
            });
        }
        return items;
    }

    private Checked<AnswerView> detailed(
            CheckRequest request,
            List<String> customers,
            Map<String, Integer> known,
            List<String> asked,
            List<Failed> failures) {
        long pairs = (long) customers.size() * asked.size();
        long most = request.mode() == Mode.LIVE ? ApiLimits.LIVE_PAIRS : ApiLimits.DETAILED_PAIRS;
        if (pairs > most) {
            throw ApiProblem.tooManyPairs(pairs, most);
        }
        List<AnswerView> items = new ArrayList<>();
        for (String id : asked) {
            BiFunction<String, Integer, AnswerView> answer = answers.about(audiences.get(id), request.mode());
            customers.forEach(customer -> items.add(answer.apply(customer, known.get(customer))));
        }
        return new Checked<>(items, failures);
    }
}
