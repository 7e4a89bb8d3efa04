export { type BiasEstimate, estimateBias, type Remeasurement, type SampledFigure } from "./bias-estimate.ts";
export { drawRemeasurementSample, type RemeasurementPlan, type RemeasurementSample } from "./remeasurement-sample.ts";
