/** The mark of rows in a data set that the filter set aside and a person kept anyway; the filter gives it to none. */
export const personMark = "kept_by_person";

/** What the user reads about it. */
export const personMarkSentence = "The filter set the text aside; a person kept it anyway.";
