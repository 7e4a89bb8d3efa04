# Golden handover baselines for packages/measure/src/tenure, from lm and predict.
# Run: Rscript reference/handover.R > packages/measure/src/tenure/golden/handover.json
set.seed(2711)
digits <- function(x) formatC(x, digits = 17, format = "g")
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
series <- function(n, slope, noise) {
  days <- sort(sample(-4000:-1, n))
  values <- 50 + slope * days / 365.25 + noise * rnorm(n)
  data.frame(day = days, time = days / 365.25, value = values)
}
figure <- function(value, se, degrees) {
  list_of(digits(c(value, se, value - qt(0.975, degrees) * se, value + qt(0.975, degrees) * se)))
}
one_case <- function(n, slope, noise, later) {
  d <- series(n, slope, noise)
  fit <- lm(value ~ time, d)
  at <- predict(fit, data.frame(time = 0), se.fit = TRUE)
  new <- predict(fit, data.frame(time = later / 365.25), interval = "prediction", level = 0.95)
  co <- summary(fit)$coefficients["time", ]
  paste0('{"days": ', list_of(d$day), ', "values": ', list_of(digits(d$value)),
    ', "level": ', figure(at$fit, at$se.fit, n - 2), ', "trend": ', figure(co[1], co[2], n - 2),
    ', "laterDay": ', later, ', "prediction": ', list_of(digits(new)), "}")
}
cases <- c(one_case(3, 2, 1, 200), one_case(8, -1.5, 4, 1461), one_case(25, 0.3, 0.2, 3000))
cat('{\n  "versions": {"R": "', paste(R.version$major, R.version$minor, sep = "."), '"},\n  "cases": [\n    ',
  paste(cases, collapse = ",\n    "), "\n  ]\n}\n", sep = "")
