"use strict";
// The digits after # never leave the phone; of the 87 bytes they stand for, ten are sent: the handle.
(() => {
  const digits = location.hash.slice(1);
  if (!/^[0-9]{210}$/.test(digits)) return;
  history.replaceState(null, "", location.pathname);
  let number = BigInt(digits);
  if (number >> 696n) return;
  const bytes = new Uint8Array(87);
  for (let place = 86; place >= 0; place -= 1) { bytes[place] = Number(number & 255n); number >>= 8n; }
  const handle = btoa(String.fromCharCode(...bytes.subarray(13, 23))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const show = (id) => { document.getElementById(id).hidden = false; };
  fetch("/r/progress", {
    method: "POST", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
    headers: { "Content-Type": "application/json" }, body: JSON.stringify({ handle }),
  }).then((response) => {
    if (response.status === 429) { show("slow"); return null; }
    if (!response.ok) throw new Error("refused");
    return response.json();
  }).then((told) => {
    if (!told) return;
    for (const name of ["state", "next", "item", "handed_in", "day", "unit", "due"]) {
      document.getElementById(name).textContent = told[name] || "–";
    }
    show("told");
  }).catch(() => show("away"));
})();
