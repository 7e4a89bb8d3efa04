# Golden cases of small-area estimation, by maximising the likelihoods as written. Run: Rscript reference/fay-herriot.R
# Writes packages/measure/src/survey/golden/areas.csv and areas-fit.csv. R 4.2.2, no packages.
set.seed(20260402)
m <- 23
D <- round(runif(m, 0.2, 3), 4); x <- round(rnorm(m), 4); y <- round(2 + 1.5 * x + rnorm(m, 0, 1) + rnorm(m, 0, sqrt(D)), 4)
X <- cbind(1, x)
fit <- function(method) {
  log.likelihood <- function(A) { V <- diag(A + D); W <- solve(V); B <- solve(t(X) %*% W %*% X, t(X) %*% W %*% y); r <- y - X %*% B
    -0.5 * (log(det(V)) + t(r) %*% W %*% r + (if (method == "reml") log(det(t(X) %*% W %*% X)) else 0)) }
  A <- optimize(log.likelihood, c(0, 20), maximum = TRUE, tol = 1e-13)$maximum
  score <- function(A) { W <- diag(1 / (A + D)); P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W
    sum((P %*% y)^2) - sum(diag(if (method == "reml") P else W)) }
  A <- uniroot(score, c(A / 2, A * 2), tol = 1e-15)$root
  W <- diag(1 / (A + D)); Q <- solve(t(X) %*% W %*% X); B <- Q %*% t(X) %*% W %*% y
  g <- A / (A + D); theta <- g * y + (1 - g) * X %*% B
  I <- sum((A + D)^-2)
  mse <- g * D + (1 - g)^2 * diag(X %*% Q %*% t(X)) + 2 * D^2 / (A + D)^3 * 2 / I
  if (method == "ml") mse <- mse + sum(diag(Q %*% t(X) %*% W %*% W %*% X)) / I * (1 - g)^2
  data.frame(method, area = seq_len(m), variance = A, b0 = B[1], b1 = B[2], estimate = theta, mse = mse)
}
number <- function(v) if (is.numeric(v)) format(v, digits = 17, trim = TRUE) else v
folder <- "packages/measure/src/survey/golden"
write.csv(data.frame(y, D, x), file.path(folder, "areas.csv"), row.names = FALSE, quote = FALSE)
write.csv(as.data.frame(lapply(rbind(fit("reml"), fit("ml")), number)), file.path(folder, "areas-fit.csv"), row.names = FALSE, quote = FALSE)
