/** Id of the sentence that describes the radar of every portrait. */
export const aboutRadars = "about-radars";
/** Id of the sentence that describes the voices of every portrait. */
export const aboutVoices = "about-voices";
