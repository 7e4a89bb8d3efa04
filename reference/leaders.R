# Golden two-way leader effects for packages/measure/src/leaders, from lm with dummies.
# Three sets: two with movers, one place without; all share ten periods.
# Run: Rscript reference/leaders.R > packages/measure/src/leaders/golden/two-way.json
set.seed(2015)
digits <- function(x) formatC(x, digits = 17, format = "g")
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
stints <- read.table(text = "
place leader from to
0 0 1 4
0 1 5 7
0 2 8 10
1 3 1 3
1 0 5 8
1 4 9 10
2 5 1 5
2 3 6 10
3 6 1 6
3 7 7 10
4 8 1 2
4 6 7 9
5 9 1 5
5 10 6 10
", header = TRUE)
rows <- do.call(rbind, lapply(seq_len(nrow(stints)), function(k) {
  s <- stints[k, ]
  data.frame(place = s$place, leader = s$leader, period = s$from:s$to)
}))
rows$value <- rnorm(6, 0, 3)[rows$place + 1] + rnorm(11)[rows$leader + 1] + 0.4 * rows$period + rnorm(nrow(rows), 0, 0.7)
fit <- lm(value ~ factor(place) + factor(leader) + factor(period), rows)
beta <- coef(fit)
known <- !is.na(beta)
variance <- vcov(fit, complete = FALSE)
at <- function(leader) as.numeric(names(beta) == paste0("factor(leader)", leader))
contrast <- function(weights) {
  w <- Reduce(`+`, Map(function(leader, weight) weight * at(leader), 0:10, weights))
  list_of(digits(c(sum(w[known] * beta[known]), sqrt(drop(w[known] %*% variance %*% w[known])))))
}
unit <- function(leader) as.numeric(0:10 == leader)
sets <- list(0:5, 6:8)
effects <- unlist(lapply(sets, function(set) sapply(set, function(j) contrast(unit(j) - (0:10 %in% set) / length(set)))))
pairs <- list(c(0, 1), c(2, 5), c(4, 3), c(7, 8))
contrasts <- sapply(pairs, function(p) paste0('{"pair": ', list_of(p), ', "answer": ', contrast(unit(p[1]) - unit(p[2])), "}"))
alone <- lm(value ~ factor(place) + factor(period), rows)
x <- model.matrix(alone)
z <- sapply(0:10, function(j) as.numeric(rows$leader == j))
left <- z - x %*% qr.solve(crossprod(x), crossprod(x, z))
extra <- alone$df.residual - fit$df.residual
henderson <- (deviance(alone) - deviance(fit) - extra * sigma(fit)^2) / sum(left * z)
cat('{\n  "versions": {"R": "', paste(R.version$major, R.version$minor, sep = "."), '"},\n',
  '  "places": ', list_of(rows$place), ',\n  "leaders": ', list_of(rows$leader), ',\n  "periods": ', list_of(rows$period - 1),
  ',\n  "values": ', list_of(digits(rows$value)), ',\n  "sigma": ', digits(summary(fit)$sigma), ',\n  "degrees": ', fit$df.residual,
  ',\n  "leaderVariance": ', digits(henderson), ',\n  "effects": ', list_of(effects), ',\n  "contrasts": ', list_of(contrasts), "\n}\n", sep = "")
