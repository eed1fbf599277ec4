package io.audiences.condition.sentence;

/** The verbs and nouns for one type of event. */
record EventWords(String event, Wording wording) {

    /** A form such as {@code past}; of unknown types, generally. */
    String form(String form) {
        return wording.find("event." + event + "." + form)
                .orElseGet(() -> wording.text("event.other." + form, new Terms(wording).plain(event)));
    }
}
