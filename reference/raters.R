# Golden values of the mixed models of packages/measure/src/raters, by lme4 with a tight optimiser.
# Rscript reference/raters.R > packages/measure/src/raters/golden/mixed.json
# Made with R 4.2.2, lme4 1.1-31.
suppressMessages(library(lme4))
set.seed(20260301)
n <- 360
subject <- sample.int(24, n, replace = TRUE)
rater <- sample.int(30, n, replace = TRUE)
office <- (rater - 1) %/% 6 + 1
half <- sample(c("a", "b", "c"), n, replace = TRUE)
age <- round(rnorm(n, 45, 8), 1)
group <- as.integer(interaction(office, half, drop = TRUE, lex.order = TRUE))
y <- round(3 + 0.5 * rnorm(24)[subject] + 0.7 * rnorm(30)[rater] + 0.4 * rnorm(5)[office] + 0.3 * rnorm(15)[group] +
  0.02 * age + ifelse(half == "b", 0.4, 0) + rnorm(n), 3)
noise <- round(0.6 * rnorm(30)[rater] + rnorm(n), 3)
twice <- 2 * age - 1
d <- data.frame(subject = factor(subject), rater = factor(rater), office = factor(office), half = factor(half),
  group = factor(group), age, twice, y, noise)
number <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
words <- function(x) paste0("[", paste(sprintf("\"%s\"", x), collapse = ","), "]")
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-9, maxfun = 1e5),
  check.conv.singular = "ignore", check.rankX = "silent.drop.cols", calc.derivs = FALSE)
fit <- function(name, formula, method) {
  model <- suppressMessages(lmer(formula, d, REML = method == "reml", control = tight))
  variances <- as.data.frame(VarCorr(model))
  effects <- ranef(model, condVar = TRUE)
  terms <- sapply(names(effects), function(term) sprintf("\"%s\":{\"variance\":%.17g,\"effects\":%s,\"conditionalSds\":%s}",
    term, variances$vcov[variances$grp == term], number(effects[[term]][, 1]),
    number(sqrt(attr(effects[[term]], "postVar")[1, 1, ]))))
  sprintf("{\"name\":\"%s\",\"method\":\"%s\",\"criterion\":%.17g,\"residual\":%.17g,\"terms\":{%s},\"fixed\":{\"names\":%s,\"estimates\":%s,\"errors\":%s}}",
    name, method, -2 * as.numeric(logLik(model)), sigma(model)^2, paste(terms, collapse = ","),
    words(names(fixef(model))), number(fixef(model)), number(sqrt(diag(as.matrix(vcov(model))))))
}
fits <- c()
for (method in c("reml", "ml")) fits <- c(fits,
  fit("three crossed terms", y ~ age + half + (1 | subject) + (1 | rater) + (1 | group), method),
  fit("nested raters", y ~ age * half + (1 | subject) + (1 | rater) + (1 | office), method),
  fit("on the boundary", noise ~ 1 + (1 | subject) + (1 | rater), method),
  fit("a dropped column", y ~ age + twice + half + (1 | rater), method))
cat(sprintf("{\"columns\":{\"subject\":%s,\"rater\":%s,\"office\":%s,\"group\":%s,\"half\":%s,\"age\":%s,\"twice\":%s,\"y\":%s,\"noise\":%s},\n\"fits\":[%s]}\n",
  number(subject), number(rater), number(office), number(group), words(half), number(age), number(twice), number(y), number(noise),
  paste(fits, collapse = ",\n")))
