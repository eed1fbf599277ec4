package io.audiences.demo;

import io.audiences.audience.Audiences;
import io.audiences.audience.Submission;
import io.audiences.audience.Template;
import io.audiences.audience.Templates;
import java.util.List;
import java.util.stream.Stream;

/** Publishes the ready audiences as they are. */
public final class DemoAudiences {
    private static final String WHO = "demo";

    private final Audiences audiences;

    public DemoAudiences(Audiences audiences) {
        this.audiences = audiences;
    }

    /** Publishes those that do not exist yet, and returns what is published, in the order of the templates. */
    public List<String> publish() {
        List<Template> templates = Templates.load().list();
        for (Template template : templates) {
            if (audiences.find(template.id()).isEmpty()) {
                requireAccepted(template, audiences.create(template.definition(), WHO));
                requireAccepted(template, audiences.publish(template.id(), WHO));
            }
        }
        List<String> published = audiences.publishedIds();
        return Stream.concat(templates.stream().map(Template::id).filter(published::contains), published.stream())
                .distinct()
                .toList();
    }

    private static void requireAccepted(Template template, Submission submission) {
        if (!submission.problems().isEmpty()) {
            throw new IllegalStateException("the template " + template.id() + ": " + submission.problems());
        }
    }
}
