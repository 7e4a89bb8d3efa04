# Golden cases of survey estimation, from R survey. Run: Rscript reference/survey.R
# Writes packages/measure/src/survey/golden/{sample,results}.csv. R 4.2.2, survey 4.1-1; the sample is drawn from the seed.
suppressMessages(library(survey))
set.seed(20260401)
options(digits = 17)

strata <- data.frame(stratum = c("a", "b", "c", "d"), psus = c(5, 4, 6, 1), N1 = c(20, 31, 12, 9))
rows <- list()
for (h in seq_len(nrow(strata))) for (p in seq_len(strata$psus[h])) {
  N2 <- sample(6:14, 1)
  n2 <- sample(3:min(6, N2), 1)
  for (s in seq_len(n2)) rows[[length(rows) + 1]] <- data.frame(
    stratum = strata$stratum[h], psu = p, ssu = s, N1 = strata$N1[h], N2 = N2,
    w = strata$N1[h] / strata$psus[h] * N2 / n2)
}
d <- do.call(rbind, rows)
n <- nrow(d)
effect <- rnorm(30)[as.integer(factor(paste(d$stratum, d$psu)))]
d$x <- round(exp(rnorm(n, 3 + 0.2 * effect, 0.3)), 3)
d$y <- round(2 * d$x + 8 * effect + rnorm(n, 0, 5), 3)
d$g <- sample(c("u", "v", "z"), n, TRUE, c(0.5, 0.3, 0.2))
d$k <- ifelse(runif(n) < plogis((d$y - 45) / 20), "yes", "no")
d$one <- as.integer(d$k == "yes")
d$v <- round(d$x / 2 + runif(n), 3)
d$m <- ifelse(runif(n) < 0.1, NA, d$y)
out <- data.frame()
put <- function(case, figure, value) out <<- rbind(out, data.frame(case, figure, value = format(as.numeric(value), digits = 17)))
both <- function(case, s) { put(case, "value", coef(s)); put(case, "error", SE(s)) }
domains <- function(case, b) for (i in seq_len(nrow(b))) {
  put(paste0(case, ":", b$g[i]), "value", coef(b)[i]); put(paste0(case, ":", b$g[i]), "error", SE(b)[i]) }
three <- function(case, design) {
  both(paste0(case, " mean"), svymean(~y, design)); both(paste0(case, " total"), svytotal(~y, design))
  both(paste0(case, " ratio"), svyratio(~y, ~x, design)); domains(paste0(case, " by"), svyby(~y, ~g, design, svymean)) }

some <- subset(d, stratum != "d")
two <- svydesign(~psu + ssu, strata = ~stratum, fpc = ~N1 + N2, data = some, nest = TRUE)
three("two-stage", two)
put("two-stage df", "value", degf(two)); put("two-stage df u", "value", degf(subset(two, g == "u" & stratum != "b")))
put("two-stage deff", "value", deff(svymean(~y, two, deff = TRUE))); put("two-stage deff total", "value", deff(svytotal(~y, two, deff = TRUE)))
put("two-stage deff ratio", "value", deff(svyratio(~y, ~x, two, deff = TRUE)))
both("two-stage missing", svymean(~m, two, na.rm = TRUE)); put("two-stage missing deff", "value", deff(svymean(~m, two, na.rm = TRUE, deff = TRUE)))
b <- svyby(~y, ~g, two, svymean, deff = TRUE); for (i in 1:3) put(paste0("two-stage deff by:", b$g[i]), "value", b$DEff.y[i])
for (p in c(0.1, 0.25, 0.5, 0.75, 0.9)) {
  q <- svyquantile(~y, two, p)$y
  put(paste("quantile", p), "value", q[1]); put(paste("quantile", p), "lower", q[2]); put(paste("quantile", p), "upper", q[3]); put(paste("quantile", p), "error", q[4]) }
for (l in c("u", "v")) { q <- svyquantile(~y, subset(two, g == l), 0.5)$y
  put(paste0("quantile by:", l), "value", q[1]); put(paste0("quantile by:", l), "lower", q[2]); put(paste0("quantile by:", l), "upper", q[3]); put(paste0("quantile by:", l), "error", q[4]) }
proportion <- function(case, design) { p <- svyciprop(~one, design, method = "logit"); ci <- attr(p, "ci")
  put(case, "value", coef(p)); put(case, "error", sqrt(attr(p, "var"))); put(case, "lower", ci[1]); put(case, "upper", ci[2]) }
proportion("proportion", two); proportion("proportion by:v", subset(two, g == "v"))

options(survey.lonely.psu = "fail")
for (policy in c("remove", "adjust", "average")) { options(survey.lonely.psu = policy)
  with.lonely <- svydesign(~psu, strata = ~stratum, weights = ~w, data = d, nest = TRUE)
  three(paste("lonely", policy), with.lonely)
  both(paste("jackknife lonely", policy), svymean(~y, as.svrepdesign(with.lonely))) }
options(survey.lonely.psu = "fail")
one <- svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~N1, data = some, nest = TRUE)
three("one-stage fpc", one)
three("fraction", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~I(psu * 0 + 0.25), data = some, nest = TRUE))
three("jackknife JKn", as.svrepdesign(one)); 
some$cluster <- paste(some$stratum, some$psu)
plain <- svydesign(~cluster, weights = ~w, data = some)
three("with replacement", plain); three("jackknife JK1", as.svrepdesign(plain))

N <- sum(some$w)
G <- c(u = 0.48, v = 0.39, z = 0.13) * 700
K <- c(no = 0.52, yes = 0.48) * 700
tight <- function(calfun, bounds = c(-Inf, Inf), design = one) calibrate(design, ~g + x, c(`(Intercept)` = 700, gv = G[["v"]], gz = G[["z"]], x = 14100),
  calfun = calfun, bounds = bounds, epsilon = 1e-12, maxit = 200)
extremes <- function(case, design) { g <- weights(design) / some$w; put(case, "least", min(g)); put(case, "largest", max(g)) }
for (set in list(list("linear", c(-Inf, Inf)), list("raking", c(-Inf, Inf)), list("linear", c(0.87, 1.4)), list("raking", c(0.87, 1.4)), list("logit", c(0.7, 1.5)))) {
  case <- paste("calibrate", set[[1]], if (is.finite(set[[2]][1])) "bounded" else "free")
  c1 <- tight(set[[1]], set[[2]]); three(case, c1); extremes(case, c1); proportion(paste(case, "proportion"), c1)
  both(paste(case, "subset"), svymean(~y, subset(c1, k == "yes"))); put(paste(case, "deff"), "value", deff(svymean(~y, c1, deff = TRUE))) }
ps <- postStratify(one, ~g, data.frame(g = names(G), Freq = G)); three("post-stratified", ps); both("post-stratified subset", svymean(~y, subset(ps, k == "yes")))
margins <- list(data.frame(g = names(G), Freq = G), data.frame(k = names(K), Freq = K))
rk <- rake(one, list(~g, ~k), margins, control = list(epsilon = 1e-12, maxit = 500)); three("raked", rk)
three("raked projection", calibrate(one, ~g + k, c(`(Intercept)` = 700, gv = G[["v"]], gz = G[["z"]], kyes = K[["yes"]]), calfun = "raking", epsilon = 1e-12))
rep1 <- as.svrepdesign(one)
three("jackknife linear", tight("linear", design = rep1)); three("jackknife post-stratified", postStratify(rep1, ~g, data.frame(g = names(G), Freq = G)))
three("jackknife raked", rake(rep1, list(~g, ~k), margins, control = list(epsilon = 1e-12, maxit = 500)))
three("two-stage linear", tight("linear", design = two))
q <- svyquantile(~y, rep1, 0.5)$y; put("jackknife quantile", "value", q[1]); put("jackknife quantile", "error", q[4])
srs <- svydesign(~1, weights = ~w, data = some); three("element", srs)

folder <- "packages/measure/src/survey/golden"
write.csv(d, file.path(folder, "sample.csv"), row.names = FALSE, na = "", quote = FALSE)
write.csv(out, file.path(folder, "results.csv"), row.names = FALSE, quote = FALSE)
