/* The phases of ties as a C programmer would write them: a plain loop a phase, draws made where they are needed.
   columns.h is made by tie_phases.py from the engine's own columns, and names the bits, processes and parameters as the engine does. */

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "columns.h"

static inline double least(double x, double y) { return x < y ? x : y; }
static inline double most(double x, double y) { return x > y ? x : y; }

static inline double exponential(double x) {
    x = least(most(x, -700.0), 700.0);
    double k = floor(x * 1.4426950408889634 + 0.5);
    double f = x - k * 0.693145751953125 - k * 1.42860682030941723212e-6;
    double p = 1.6059043836821613e-10;
    p = p * f + 2.08767569878681e-09;
    p = p * f + 2.505210838544172e-08;
    p = p * f + 2.755731922398589e-07;
    p = p * f + 2.7557319223985893e-06;
    p = p * f + 2.48015873015873e-05;
    p = p * f + 1.984126984126984e-04;
    p = p * f + 1.388888888888889e-03;
    p = p * f + 8.333333333333333e-03;
    p = p * f + 4.1666666666666664e-02;
    p = p * f + 1.6666666666666666e-01;
    p = p * f + 0.5;
    p = p * f + 1.0;
    p = p * f + 1.0;
    int64_t bits = ((int64_t)k + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

static inline double logistic(double x) { return 1.0 / (1.0 + exponential(-x)); }

static inline uint64_t mix(uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

static uint64_t process_key(uint64_t run_key, int64_t month, int64_t process) {
    uint64_t inner = mix(run_key + (uint64_t)(month + 1) * 0x9E3779B97F4A7C15u);
    return mix(inner + (uint64_t)(process + 1) * 0x9E3779B97F4A7C15u);
}

static inline double first(uint64_t key, uint64_t entity) { return ((double)(mix(entity + key) >> 32) + 0.5) * 0x1p-32; }
static inline double second(uint64_t key, uint64_t entity) { return ((double)(mix(entity + key) & 0xFFFFFFFFu) + 0.5) * 0x1p-32; }

static void facilitate(const State *s, const Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x, uint64_t key) {
    double people = 0.0;
    for (int64_t i = 0; i < x->n; i++) {
        x->carry[i] = k->carry[s->kind[i]] * (1.0 + x->capacity[i] - k->skill[s->kind[i]]);
        x->expected[i] = 0.0;
        people += x->active[i];
    }
    double apart = log(least(most(people, FEW), MANY) / FEW);
    double usual = log(USUAL / FEW);
    for (int64_t e = 0; e < t->count[0]; e++) {
        int32_t a = t->a[e], b = t->b[e];
        x->was_open[e] = t->conflict[e];
        double facilitation = 0.0;
        if (c->facilitation[e] > 0.0 && first(key, t->key[e]) < 1.0 - exponential(-c->facilitation[e]))
            facilitation = c->facilitation_quality[e] / c->facilitation[e];
        x->dialogue[e] = facilitation;
        x->weight[e] = 1.0 - p->forum_saving * facilitation;
        x->chance[e] = 0.0;
        if (!(t->story[e] & AWAKE)) continue;
        x->chance[e] = logistic(
            p->meeting_base
            + p->meeting_information * (least(s->information[a], s->information[b]) - 0.4)
            + p->meeting_trust * (1.0 - p->trust_lent * facilitation) * ((t->trust_ab[e] + t->trust_ba[e]) / 2.0 - 0.5)
            + p->meeting_support * facilitation
            - p->conflict_penalty * t->conflict[e]
            - p->crowding_out * (x->served[a] + x->served[b]) / 2.0
            + p->voice_push * most(x->pressure[a], x->pressure[b]));
        double effort = 1.0 + p->attention * (apart * (1.0 - most(x->coordination[a], x->coordination[b])) - usual);
        double time = x->chance[e] * x->weight[e] * effort;
        x->expected[a] += time;
        x->expected[b] += time;
    }
}

static inline double room(double carry, double expected) { return expected > 0.0 ? least(1.0, carry / expected) : 1.0; }

static void meet(const State *s, Ties *t, const Parameters *p, const Kinds *k, Month *x, uint64_t key) {
    for (int64_t i = 0; i < x->n; i++) {
        x->engaged[i] = 0.0;
        x->meetings[i] = 0;
    }
    for (int64_t e = 0; e < t->count[0]; e++) {
        int32_t a = t->a[e], b = t->b[e];
        if (!(t->story[e] & AWAKE)) continue;
        if (first(key, t->key[e]) < x->chance[e] * least(room(x->carry[a], x->expected[a]), room(x->carry[b], x->expected[b]))) {
            t->story[e] |= MET;
            t->unmet[e] = 0;
            x->engaged[a] += x->weight[e];
            x->engaged[b] += x->weight[e];
            x->meetings[a]++;
            x->meetings[b]++;
        } else {
            t->unmet[e]++;
        }
    }
    for (int64_t i = 0; i < x->n; i++) {
        int64_t kind = s->kind[i];
        double r = s->resources[i];
        double pledge = p->pledge_share * least(r, s->endowment[i]) / USUALLY_FREE / k->carry[kind] * (1.5 - s->resistance[i]);
        if (k->receives[kind]) pledge *= 0.7 + s->voice[i];
        double demand = pledge * x->engaged[i], missing = 0.0;
        if (demand > 0.0) missing = r > 0.0 ? most(0.0, demand / r - 1.0) : 2.0;
        double crowded = x->carry[i] > 0.0 ? most(0.0, x->expected[i] / x->carry[i] - CROWDED) : 2.0;
        x->given[i] = x->engaged[i] > 0.0 ? least(pledge, r / x->engaged[i]) : pledge;
        x->overload[i] = least(2.0, crowded + missing);
    }
}

static inline double readiness(const State *s, const Parameters *p, const Month *x, int32_t i, double trust, double dialogue) {
    return p->promise_trust * (1.0 - p->trust_lent * dialogue) * (trust - 0.5)
        + p->promise_confidence * (s->confidence[i] - 0.5)
        - p->promise_resistance * (s->resistance[i] - 0.35)
        + p->promise_skill * (s->negotiation[i] - 0.4)
        - p->promise_overload * x->overload[i];
}

static void honour(const State *s, Ties *t, const Parameters *p, Month *x, uint64_t key) {
    for (int64_t i = 0; i < x->n; i++) x->heard[i] = x->contact[i] = x->wins[i] = x->tries[i] = 0.0;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & MET)) continue;
        int32_t a = t->a[e], b = t->b[e];
        double dialogue = x->dialogue[e];
        double shared = p->promise_base + p->promise_dialogue * dialogue - p->conflict_penalty * x->was_open[e];
        if (first(key, t->key[e]) < logistic(shared + readiness(s, p, x, a, t->trust_ab[e], dialogue))) t->story[e] |= KEPT_A;
        if (second(key, t->key[e]) < logistic(shared + readiness(s, p, x, b, t->trust_ba[e], dialogue))) t->story[e] |= KEPT_B;
        double visible = t->story[e] & PROJECT ? PROJECT_SHOWS : 1.0;
        x->tries[a] += visible;
        x->tries[b] += visible;
        if (t->story[e] & KEPT_A && t->story[e] & KEPT_B) {
            x->wins[a] += visible;
            x->wins[b] += visible;
        }
        double share = logistic((1.0 - dialogue) * (x->log_power[a] - x->log_power[b]));
        x->heard[a] += share;
        x->heard[b] += 1.0 - share;
        x->contact[a] += 1.0 + p->contact_support * dialogue;
        x->contact[b] += 1.0 + p->contact_support * dialogue;
    }
}

static inline double growth(double trust, double ceiling, double reputation, double gain, double healing) {
    return gain * most(0.0, ceiling - trust) + healing * most(0.0, least(reputation, ceiling) - trust);
}

static void work_together(const State *s, Ties *t, const Parameters *p) {
    for (int64_t e = 0; e < t->count[0]; e++) {
        int32_t story = t->story[e];
        if (!(story & MET)) continue;
        double gain = story & KEPT_A && story & KEPT_B ? p->trust_gain : 0.0;
        double healing_ab = story & KEPT_B ? p->forgiveness : 0.0, healing_ba = story & KEPT_A ? p->forgiveness : 0.0;
        t->trust_ab[e] += growth(t->trust_ab[e], 1.0 - t->scar_ab[e], s->reputation[t->b[e]], gain, healing_ab);
        t->trust_ba[e] += growth(t->trust_ba[e], 1.0 - t->scar_ba[e], s->reputation[t->a[e]], gain, healing_ba);
    }
}

static inline double visibility(const Parameters *p, double audit, double information) {
    return 1.0 - (1.0 - p->breach_visibility) * (1.0 - 0.5 * audit) * (1.0 - 0.2 * information);
}

static void conduct(const State *s, Ties *t, const Parameters *p, Month *x, uint64_t key) {
    for (int64_t i = 0; i < x->n; i++) x->exposures[i] = 0.0;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & AWAKE)) continue;
        int32_t a = t->a[e], b = t->b[e];
        double seen_by_a = visibility(p, x->audit[b], s->information[a]), seen_by_b = visibility(p, x->audit[a], s->information[b]);
        x->visible[0] += seen_by_a + seen_by_b;
        int kept_a = (t->story[e] & KEPT_A) != 0, kept_b = (t->story[e] & KEPT_B) != 0;
        if (!(t->story[e] & MET) || kept_a == kept_b) continue;
        int32_t breaker = kept_a ? b : a;
        if (first(key, t->key[e]) < p->misconduct_share * s->rent[breaker] * (1.0 - x->audit[breaker])) {
            t->story[e] |= DECEIT;
            if (kept_a) t->deceived_a[e] = 1;
            else t->deceived_b[e] = 1;
        } else if (second(key, t->key[e]) < (kept_a ? seen_by_a : seen_by_b)) {
            t->story[e] |= SEEN;
            x->exposures[breaker] += 1.0;
        }
    }
}

static void answer(const State *s, Ties *t, const Channels *c, const Parameters *p, Month *x, uint64_t key) {
    double loss = p->trust_gain * p->trust_loss_ratio;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & SEEN)) continue;
        int32_t a = t->a[e], b = t->b[e];
        double quality = 0.0;
        if (c->funded_cases[0] > 0.0) quality = least(c->mediator_quality[a], c->mediator_quality[b]) / c->funded_cases[0];
        int a_injured = (t->story[e] & KEPT_A) != 0;
        int32_t injured = a_injured ? a : b, breaker = a_injured ? b : a;
        double offered = most(c->mediation[a], c->mediation[b]);
        double chance = 1.0 - (1.0 - p->answer_base) * (1.0 - 0.6 * x->audit[breaker]) * (1.0 - offered / (1.0 + offered) * quality);
        double relief = 0.0;
        if (first(key, t->key[e]) < chance) {
            t->story[e] |= ANSWERED;
            relief = p->answer_relief;
        }
        double *trust = a_injured ? &t->trust_ab[e] : &t->trust_ba[e];
        *trust -= loss * (1.0 - relief) * *trust;
        double opening = p->escalation * (1.0 - s->conflict_management[injured]) * s->resistance[breaker];
        if (!t->conflict[e] && second(key, t->key[e]) < opening) {
            t->conflict[e] = 1;
            t->story[e] |= OPENED;
        }
    }
}

static void hear(const State *s, Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x, uint64_t key) {
    double loss = p->trust_gain * p->trust_loss_ratio;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & AWAKE)) continue;
        int32_t a = t->a[e], b = t->b[e];
        int64_t kind_a = s->kind[a], kind_b = s->kind[b];
        double ab = t->trust_ab[e], ba = t->trust_ba[e];
        if (!(t->story[e] & MET)) {
            ab += p->prior_pull * (x->priors[kind_a * x->kinds + kind_b] - ab);
            ba += p->prior_pull * (x->priors[kind_b * x->kinds + kind_a] - ba);
        }
        if (t->deceived_a[e] && first(key, t->key[e]) < p->discovery_rate) {
            ab -= loss * ab;
            t->scar_ab[e] += p->scar_size * (1.0 - t->scar_ab[e]);
            t->deceived_a[e] = 0;
            t->story[e] |= EXPOSED_A;
            x->exposures[b] += 1.0;
        }
        if (t->deceived_b[e] && second(key, t->key[e]) < p->discovery_rate) {
            ba -= loss * ba;
            t->scar_ba[e] += p->scar_size * (1.0 - t->scar_ba[e]);
            t->deceived_b[e] = 0;
            t->story[e] |= EXPOSED_B;
            x->exposures[a] += 1.0;
        }
        ab += s->information[a] * (p->reputation_pull * (s->reputation[b] - ab) - loss * p->hearsay_weight * s->news[b] * ab);
        ba += s->information[b] * (p->reputation_pull * (s->reputation[a] - ba) - loss * p->hearsay_weight * s->news[a] * ba);
        if (kind_a != kind_b) {
            if (k->receives[kind_a]) ab *= 1.0 - 0.1 * least(1.0, c->misinformation[a]) * s->information[a] * (1.0 - x->education[a]);
            if (k->receives[kind_b]) ba *= 1.0 - 0.1 * least(1.0, c->misinformation[b]) * s->information[b] * (1.0 - x->education[b]);
        }
        t->trust_ab[e] = least(1.0, most(0.0, ab));
        t->trust_ba[e] = least(1.0, most(0.0, ba));
    }
}

void tie_phases(const State *s, Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x, uint64_t run_key, int64_t month) {
    facilitate(s, t, c, p, k, x, process_key(run_key, (month - 1) / 12, FACILITATE));
    meet(s, t, p, k, x, process_key(run_key, month, MEET));
    honour(s, t, p, x, process_key(run_key, month, KEEP));
    work_together(s, t, p);
    conduct(s, t, p, x, process_key(run_key, month, CONDUCT));
    answer(s, t, c, p, x, process_key(run_key, month, ANSWER));
    hear(s, t, c, p, k, x, process_key(run_key, month, DISCOVER));
}
