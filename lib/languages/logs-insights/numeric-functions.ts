import { finite, ofNumbers, ofValues } from "./function-form";
import { numberOf, textOf } from "./value";

const MANY = Number.POSITIVE_INFINITY;
const EARTH_RADIUS_KM = 6_371.0088;

export const numericFunctions = [
  ofNumbers("abs", 1, 1, Math.abs),
  ofNumbers("ceil", 1, 1, Math.ceil),
  ofNumbers("floor", 1, 1, Math.floor),
  ofNumbers("greatest", 1, MANY, (...numbers) => Math.max(...numbers)),
  ofNumbers("least", 1, MANY, (...numbers) => Math.min(...numbers)),
  ofNumbers("log", 1, 1, Math.log),
  ofNumbers("sqrt", 1, 1, Math.sqrt),
  ofNumbers("round", 1, 2, (number, digits = 0) => {
    const factor = 10 ** Math.trunc(Math.max(-15, Math.min(15, digits)));
    return Math.round(number * factor) / factor;
  }),
  /** Great-circle distance in kilometres between two places in degrees. */
  ofNumbers("haversine", 4, 4, (lat1, lon1, lat2, lon2) => {
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
    const h =
      half(lat1 ?? 0, lat2 ?? 0) +
      Math.cos(radians(lat1 ?? 0)) * Math.cos(radians(lat2 ?? 0)) * half(lon1 ?? 0, lon2 ?? 0);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }),
  ...["toNumber", "toDouble"].map((name) => ofNumbers(name, 1, 1, (number) => number ?? Number.NaN)),
  ...["toInt", "toLong"].map((name) => ofNumbers(name, 1, 1, (number) => Math.trunc(number ?? Number.NaN))),
  ofValues("isNumeric", 1, 1, ([value = null]) => value !== null && numberOf(value) !== undefined),
  ofValues("hexToDec", 1, 1, ([value = null]) => {
    const digits = /^(?:0x)?([0-9a-f]{1,13})$/i.exec(textOf(value) ?? "")?.[1];
    return digits === undefined ? null : Number.parseInt(digits, 16);
  }),
  ofValues("decToHex", 1, 1, ([value = null]) => {
    const number = numberOf(value);
    return number === undefined || finite(number) === null ? null : Math.trunc(number).toString(16);
  }),
];
