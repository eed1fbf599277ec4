package io.audiences.condition;

/** A named calendar period, seen from the day of evaluation. Weeks start on Monday, semesters in January and July. */
public enum Period implements Word {
    TODAY,
    YESTERDAY,
    THIS_WEEK,
    LAST_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    THIS_QUARTER,
    LAST_QUARTER,
    THIS_SEMESTER,
    LAST_SEMESTER,
    THIS_YEAR,
    LAST_YEAR
}
