# Golden values of the many-facet rating-scale model with steps: the marginal likelihood written out and maximised by optim.
# Rscript reference/rating-scale.R > packages/measure/src/raters/golden/rating-scale.json
# Made with R 4.2.2.
set.seed(20260311)
persons <- 120; items <- 3; raters <- 4; top <- 4
grid <- expand.grid(rater = 1:raters, item = 1:items, person = 1:persons)
grid <- grid[runif(nrow(grid)) < 0.6, ]
theta <- rnorm(persons, 0, 1.3)
item <- c(-0.6, 0.1, 0.8); rater <- c(-0.9, 0.2, 0.5, 0.2); step <- c(-1.1, -0.4, 0.3, 1.2)
chances <- function(theta, location, steps) {
  logits <- outer(theta, 0:top) - outer(location, 0:top) - rep(c(0, cumsum(steps)), each = length(theta))
  shares <- exp(logits - apply(logits, 1, max)); shares / rowSums(shares)
}
p <- chances(theta[grid$person], item[grid$item] + rater[grid$rater], step)
grid$rating <- apply(p, 1, function(one) sample.int(top + 1, 1, prob = one)) # 1 … 5
grid$person <- as.integer(factor(grid$person))
nodes <- seq(-8, 8, length.out = 81)
unpack <- function(par) {
  list(item = par[1:3], rater = c(par[4:6], -sum(par[4:6])), step = c(par[7:9], -sum(par[7:9])), variance = exp(par[10]))
}
deviance <- function(par) {
  u <- unpack(par)
  prior <- exp(-nodes^2 / (2 * u$variance)); prior <- prior / sum(prior)
  cells <- expand.grid(item = 1:items, rater = 1:raters, node = seq_along(nodes))
  curves <- log(chances(nodes[cells$node], u$item[cells$item] + u$rater[cells$rater], u$step))
  at <- outer(grid$item + items * (grid$rater - 1), items * raters * (seq_along(nodes) - 1), "+")
  logs <- rowsum(matrix(curves[cbind(c(at), grid$rating)], nrow(grid)), grid$person)
  most <- apply(logs, 1, max)
  -2 * sum(most + log(exp(logs - most) %*% prior))
}
found <- optim(rep(0, 10), deviance, method = "BFGS", control = list(reltol = 1e-12, maxit = 200, ndeps = rep(1e-5, 10)))
par <- found$par
for (round in 1:2) { # Newton, so that the optimum is exact and not only good
  gradient <- sapply(1:10, function(k) { h <- replace(rep(0, 10), k, 1e-4); (deviance(par + h) - deviance(par - h)) / 2e-4 })
  curvature <- optimHess(par, deviance, control = list(ndeps = rep(1e-3, 10)))
  par <- par - solve(curvature, gradient)
}
covariance <- 2 * solve(optimHess(par, deviance, control = list(ndeps = rep(1e-3, 10))))
u <- unpack(par)
last <- function(places) sqrt(sum(covariance[places, places]))
number <- function(x) paste0("[", paste(sprintf("%.12g", x), collapse = ","), "]")
cat(sprintf("{\"rating\":%s,\"person\":%s,\"item\":%s,\"rater\":%s,\n\"deviance\":%.12g,\"variance\":%.12g,\"varianceError\":%.12g,\n\"items\":%s,\"itemErrors\":%s,\"raters\":%s,\"raterErrors\":%s,\"steps\":%s,\"stepErrors\":%s}\n",
  number(grid$rating), number(grid$person - 1), number(grid$item - 1), number(grid$rater - 1), deviance(par), u$variance,
  u$variance * sqrt(covariance[10, 10]), number(u$item), number(sqrt(diag(covariance))[1:3]), number(u$rater),
  number(c(sqrt(diag(covariance))[4:6], last(4:6))), number(u$step), number(c(sqrt(diag(covariance))[7:9], last(7:9)))))
