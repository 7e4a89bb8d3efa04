# Golden tails for packages/measure/src/ballot-checks.
# Run: Rscript reference/ballot-checks.R > packages/measure/src/ballot-checks/golden/tails.json
library(jsonlite)

# P(X >= k) of the beta-binomial by its density through beta functions; rho = 0 is the binomial.
beta_binomial_upper <- function(k, n, mean, rho) {
  if (rho == 0) return(pbinom(k - 1, n, mean, lower.tail = FALSE))
  a <- mean * (1 - rho) / rho
  b <- (1 - mean) * (1 - rho) / rho
  x <- k:n
  sum(exp(lchoose(n, x) + lbeta(x + a, n - x + b) - lbeta(a, b)))
}

counts <- data.frame(
  k = c(1, 3, 8, 8, 40, 24, 7, 2, 60), n = c(8, 8, 8, 8, 100, 24, 8, 500, 200),
  mean = c(0.1, 0.25, 0.25, 0.03, 0.2, 0.2, 0.02, 1e-4, 0.1), rho = c(0, 0.1, 0.3, 0.17, 0.02, 0.05, 0.005, 1e-4, 0)
)
counts$upper <- mapply(beta_binomial_upper, counts$k, counts$n, counts$mean, counts$rho)

urns <- data.frame(
  least = c(1, 5, 8, 20, 3, 12), balls = c(20, 100, 40, 1000, 60, 30),
  marked = c(4, 20, 10, 200, 3, 25), drawn = c(5, 20, 12, 50, 30, 12)
)
urns$upper <- with(urns, phyper(least - 1, marked, balls - marked, drawn, lower.tail = FALSE))

cat(toJSON(list(versions = list(R = as.character(getRversion()), jsonlite = as.character(packageVersion("jsonlite"))),
                counts = counts, urns = urns), digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
