/* The phases of ties as a C programmer would write them: a plain loop a phase, draws made where they are needed.
   columns.h is made by tie_phases.py from the engine's own columns, and names the bits, processes, parameters and constants as the engine does. */

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

static inline double saturated(double y) { return y / (1.0 + y); }

/* engagement */

static void facilitate(const State *s, Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x, uint64_t key, uint64_t agree) {
    int convened = s->convened[0] > 0.0;
    double organisations = 0.0;
    for (int64_t i = 0; i < x->n; i++) {
        int64_t kind = s->kind[i];
        x->carry[i] = k->carry[kind] * (1.0 + x->capacity[i] - k->skill[kind]) * x->share[i];
        x->expected[i] = 0.0;
        if (x->active[i] && !k->receives[kind]) organisations += 1.0;
    }
    double apart = log(least(most(organisations, FEW), MANY) / FEW);
    double usual = log(USUAL / FEW);
    for (int64_t e = 0; e < t->count[0]; e++) {
        uint32_t a = t->a[e], b = t->b[e];
        double facilitation = 0.0;
        if (convened && c->facilitation[e] > 0.0 && first(key, t->key[e]) < 1.0 - exponential(-c->facilitation[e])) {
            facilitation = c->facilitation_quality[e] / c->facilitation[e];
            if (first(agree, t->key[e]) < c->agreement[e] / c->facilitation[e]) t->story[e] |= AGREED;
        }
        x->dialogue[e] = facilitation;
        x->grant[e] = 0.0;
        x->was_open[e] = t->conflict[e];
        x->weight[e] = 1.0 - FORUM_SAVING * facilitation;
        x->chance[e] = 0.0;
        if (!(t->story[e] & AWAKE)) continue;
        double logit = p->meeting_base
            + p->meeting_information * (least(s->information[a], s->information[b]) - 0.4)
            + p->meeting_trust * ((t->trust_ab[e] + t->trust_ba[e]) / 2.0 - 0.5)
            + p->meeting_support * facilitation;
        if (t->conflict[e] == HARMFUL) logit += log(HARMFUL_ODDS);
        if (!convened && !k->receives[s->kind[a]] && !k->receives[s->kind[b]]) logit += log(LAPSED_ODDS);
        x->chance[e] = logistic(logit);
        double coordinated = most(saturated(c->coordination[a]), saturated(c->coordination[b]));
        double effort = 1.0 + ATTENTION * (apart * (1.0 - coordinated) - usual);
        double time = x->chance[e] * x->weight[e] * effort * x->scale[e];
        x->expected[a] += time;
        x->expected[b] += time;
    }
}

static inline double room(double carry, double expected) { return expected > 0.0 ? least(1.0, carry / expected) : 1.0; }

static void meet(State *s, Ties *t, const Parameters *p, const Kinds *k, Month *x, uint64_t key, int64_t month) {
    for (int64_t i = 0; i < x->n; i++) {
        x->engaged[i] = 0.0;
        x->meetings[i] = 0;
    }
    for (int64_t e = 0; e < t->count[0]; e++) {
        uint32_t a = t->a[e], b = t->b[e];
        if (!(t->story[e] & AWAKE)) continue;
        double chance = x->chance[e] * least(room(x->carry[a], x->expected[a]), room(x->carry[b], x->expected[b]));
        x->engaged[a] += chance * x->scale[e];
        x->engaged[b] += chance * x->scale[e];
        if (first(key, t->key[e]) < chance) {
            t->story[e] |= MET;
            t->unmet[e] = 0;
            x->meetings[a]++;
            x->meetings[b]++;
        } else {
            t->unmet[e]++;
        }
    }
    for (int64_t i = 0; i < x->n; i++) {
        if (s->joins[i] > month || ((month - 1) % 12 != 0 && s->joins[i] != month)) continue;
        int64_t kind = s->kind[i];
        double willing = (1.5 - s->resistance[i]) / (1.5 - s->anchor[i]);
        if (k->receives[kind]) willing *= (0.7 + s->voice[i]) / (0.7 + k->voice[kind]);
        double usual_income = p->income_rate * s->endowment[i];
        s->promised[i] = p->pledge_share * usual_income * willing / most(LEAST_ENGAGED * x->share[i], x->engaged[i]);
    }
}

/* commitment */

static inline double missed(double information) { return 1.0 - INFORMED_SEES * information; }

static inline double overload(double carry, double expected) {
    return carry > 0.0 ? least(MOST_LOAD, most(0.0, expected / carry - CROWDED)) : MOST_LOAD;
}

/* What stakeholder i itself brings to the logit of keeping its word. */
static inline double ready(const State *s, const Channels *c, const Parameters *p, const Month *x, uint32_t i) {
    return p->promise_norm * (s->norm[i] - s->norm_start[i])
        - p->promise_resistance * (s->resistance[i] - s->anchor[i])
        + p->promise_skill * (s->negotiation[i] - s->negotiation_start[i])
        - p->promise_overload * (overload(x->carry[i], x->expected[i]) - s->load_start[i])
        + p->deterrence * (s->risk[i] + PRESSED * saturated(c->pressure[i]));
}

/* The chance that a word is kept by somebody whom the other, of so much information at the start, trusted so far then. */
static inline double keeps(const Parameters *p, double trusted, double information, double drive) {
    trusted = least(MOST_TRUST, most(LEAST_TRUST, trusted));
    double seen = 1.0 - (1.0 - p->breach_visibility) * missed(information);
    double odds = seen * p->trust_loss_ratio * (1.0 - p->answer_base * p->answer_relief) * trusted;
    return odds / (odds + (1.0 - trusted) * exponential(-drive));
}

static void commit(const State *s, Ties *t, const Channels *c, const Parameters *p, Month *x, uint64_t key, uint64_t lack) {
    for (int64_t i = 0; i < x->n; i++) {
        x->ready[i] = ready(s, c, p, x, i);
        x->dues[i] = x->heard[i] = x->contact[i] = 0.0;
        x->can[i] = x->pay[i] = 1.0;
    }
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & MET)) continue;
        uint32_t a = t->a[e], b = t->b[e];
        double shared = p->promise_dialogue * x->dialogue[e];
        double drive_a = shared + p->promise_trust * (t->trust_ab[e] - t->anchor_ab[e]) + x->ready[a];
        double drive_b = shared + p->promise_trust * (t->trust_ba[e] - t->anchor_ba[e]) + x->ready[b];
        if (first(key, t->key[e]) < keeps(p, t->anchor_ba[e], s->information_start[b], drive_a)) {
            t->story[e] |= KEPT_A;
            x->dues[a] += s->promised[a] * x->scale[e];
        }
        if (second(key, t->key[e]) < keeps(p, t->anchor_ab[e], s->information_start[a], drive_b)) {
            t->story[e] |= KEPT_B;
            x->dues[b] += s->promised[b] * x->scale[e];
        }
        double share = logistic((1.0 - x->dialogue[e]) * (x->log_power[a] - x->log_power[b]));
        x->heard[a] += share;
        x->heard[b] += 1.0 - share;
        x->contact[a] += 1.0 + CONTACT_SUPPORT * x->dialogue[e];
        x->contact[b] += 1.0 + CONTACT_SUPPORT * x->dialogue[e];
    }
    int anybody = 0;
    for (int64_t i = 0; i < x->n; i++) {
        if (x->dues[i] <= s->resources[i]) continue;
        x->can[i] = most(0.0, s->resources[i]) / x->dues[i];
        x->dues[i] = 0.0;
        anybody = 1;
    }
    for (int64_t e = 0; anybody && e < t->count[0]; e++) {
        uint32_t a = t->a[e], b = t->b[e];
        if (t->story[e] & KEPT_A && x->can[a] < 1.0) {
            if (first(lack, t->key[e]) < x->can[a]) x->dues[a] += s->promised[a] * x->scale[e];
            else t->story[e] = (t->story[e] & ~KEPT_A) | LACK_A;
        }
        if (t->story[e] & KEPT_B && x->can[b] < 1.0) {
            if (second(lack, t->key[e]) < x->can[b]) x->dues[b] += s->promised[b] * x->scale[e];
            else t->story[e] = (t->story[e] & ~KEPT_B) | LACK_B;
        }
    }
    for (int64_t i = 0; i < x->n; i++) {
        if (x->dues[i] > s->resources[i]) {
            x->pay[i] = most(0.0, s->resources[i]) / x->dues[i];
            x->dues[i] *= x->pay[i];
        }
        if (x->active[i]) x->put_in[0] += x->dues[i];
        if (x->can[i] < 1.0) x->short_of_means[0] += 1.0;
    }
}

/* trust */

static void work_together(const State *s, Ties *t, const Parameters *p, Month *x) {
    for (int64_t i = 0; i < x->n; i++) x->kept[i] = 0.0;
    for (int64_t e = 0; e < t->count[0]; e++) {
        int32_t story = t->story[e];
        x->before_ab[e] = t->trust_ab[e];
        x->before_ba[e] = t->trust_ba[e];
        if (!(story & MET)) continue;
        uint32_t a = t->a[e], b = t->b[e];
        double own = (s->promised[a] * x->pay[a] + s->promised[b] * x->pay[b]) * x->scale[e], grant = x->grant[e];
        double framed = story & AGREED ? 1.0 : grant > 0.0 ? most(x->dialogue[e], grant / (own + grant)) : x->dialogue[e];
        double weight = own + grant > 0.0 ? 2.0 * (own + grant) / (2.0 * own + grant) : 1.0;
        double gain = p->trust_gain * weight * (1.0 - p->attribution * framed);
        if (story & KEPT_B) {
            t->trust_ab[e] += gain * (1.0 - t->trust_ab[e]);
            x->kept[a] += 1.0;
        }
        if (story & KEPT_A) {
            t->trust_ba[e] += gain * (1.0 - t->trust_ba[e]);
            x->kept[b] += 1.0;
        }
    }
}

/* The chance that a breach by i is seen by the other. */
static inline double seen(const State *s, const Parameters *p, const Month *x, uint32_t i, uint32_t other) {
    return 1.0 - (1.0 - p->breach_visibility) * (1.0 - AUDIT_SEES * x->audit[i]) * missed(s->information[other]);
}

static void see(const State *s, Ties *t, const Parameters *p, Month *x, uint64_t key) {
    for (int64_t i = 0; i < x->n; i++) x->exposures[i] = 0.0;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & MET)) continue;
        uint32_t a = t->a[e], b = t->b[e];
        int agreed = (t->story[e] & AGREED) != 0;
        if (!(t->story[e] & KEPT_A) && (agreed || first(key, t->key[e]) < seen(s, p, x, a, b))) {
            t->story[e] |= SEEN_A;
            x->exposures[a] += 1.0;
        }
        if (!(t->story[e] & KEPT_B) && (agreed || second(key, t->key[e]) < seen(s, p, x, b, a))) {
            t->story[e] |= SEEN_B;
            x->exposures[b] += 1.0;
        }
    }
}

static inline double answers(const Channels *c, const Parameters *p, const Month *x, uint32_t i, int agreed) {
    double unasked = (1.0 - p->answer_base) * (1.0 - AUDIT_ANSWERS * x->audit[i]) * (1.0 - PRESSURE_ANSWERS * saturated(c->pressure[i]));
    return agreed ? least(1.0, 2.0 * (1.0 - unasked)) : 1.0 - unasked;
}

/* What a breach costs of the trust that was there before the month. */
static inline double cost(const Parameters *p, int lacked, int answered) {
    return p->trust_gain * p->trust_loss_ratio * (lacked ? LACK_WEIGHT : 1.0) * (answered ? 1.0 - p->answer_relief : 1.0);
}

static inline void dispute(const State *s, Ties *t, const Parameters *p, int64_t e, uint32_t breaker, uint32_t injured, double draw) {
    double chance = s->quarrelsome[0] * p->escalation * (1.0 - s->conflict_management[injured]) * s->resistance[breaker];
    if (t->conflict[e] != NO_DISPUTE || draw >= chance) return;
    t->conflict[e] = DISPUTE;
    t->outside[e] = 0;
    t->story[e] |= OPENED;
}

static void answer(const State *s, Ties *t, const Channels *c, const Parameters *p, const Month *x, uint64_t key, uint64_t open) {
    for (int64_t e = 0; e < t->count[0]; e++) {
        int32_t story = t->story[e];
        if (!(story & (SEEN_A | SEEN_B))) continue;
        uint32_t a = t->a[e], b = t->b[e];
        int agreed = (story & AGREED) != 0;
        if (story & SEEN_A) {
            int answered = first(key, t->key[e]) < answers(c, p, x, a, agreed);
            if (answered) t->story[e] |= ANSWERED_A;
            t->trust_ba[e] -= cost(p, story & LACK_A, answered) * x->before_ba[e];
            dispute(s, t, p, e, a, b, first(open, t->key[e]));
        }
        if (story & SEEN_B) {
            int answered = second(key, t->key[e]) < answers(c, p, x, b, agreed);
            if (answered) t->story[e] |= ANSWERED_B;
            t->trust_ab[e] -= cost(p, story & LACK_B, answered) * x->before_ab[e];
            dispute(s, t, p, e, b, a, second(open, t->key[e]));
        }
    }
}

/* What what arrived adds to i's trust in those who bring it. */
static inline double arrived(const State *s, const Parameters *p, const Kinds *k, const Month *x, uint32_t i) {
    return k->receives[s->kind[i]] ? p->benefit_trust * (s->need_met[i] - s->used_to[i]) * (ARRIVES + x->attending[i]) : 0.0;
}

/* How i's trust in j moves by what is heard, by where the tie began, and by pressure. */
static inline double moved(const State *s, const Channels *c, const Parameters *p, uint32_t i, uint32_t j, double trust, double anchor) {
    double loss = p->trust_gain * p->trust_loss_ratio * HEARSAY_WEIGHT;
    return p->anchor_pull * (anchor * (1.0 - s->stain[j]) - trust)
        - loss * s->information[i] * (s->news[j] - s->news_start[j]) * trust
        - p->reactance * saturated(c->pressure[i]) * least(1.0, c->sender[j]) * trust;
}

static void hear(const State *s, Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x) {
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & AWAKE)) continue;
        uint32_t a = t->a[e], b = t->b[e];
        x->visible[0] += x->scale[e] * (seen(s, p, x, b, a) + seen(s, p, x, a, b));
        double ab = t->trust_ab[e] + moved(s, c, p, a, b, t->trust_ab[e], t->anchor_ab[e]);
        double ba = t->trust_ba[e] + moved(s, c, p, b, a, t->trust_ba[e], t->anchor_ba[e]);
        if (t->unmet[e] < RECENT) {
            if (!k->receives[s->kind[b]]) ab += arrived(s, p, k, x, a);
            if (!k->receives[s->kind[a]]) ba += arrived(s, p, k, x, b);
        }
        t->trust_ab[e] = least(1.0, most(0.0, ab));
        t->trust_ba[e] = least(1.0, most(0.0, ba));
    }
}

/* What is left of a community's trust in other kinds where misinformation reaches it. */
static inline double believed(const State *s, const Channels *c, uint32_t i) {
    return 1.0 - MISLED * least(1.0, c->misinformation[i]) * s->information[i] * (1.0 - saturated(c->education[i]));
}

static void mislead(const State *s, Ties *t, const Channels *c, const Kinds *k, const Month *x) {
    double heard = 0.0;
    for (int64_t i = 0; i < x->n; i++) heard += c->misinformation[i];
    for (int64_t e = 0; heard > 0.0 && e < t->count[0]; e++) {
        uint32_t a = t->a[e], b = t->b[e];
        if (!(t->story[e] & AWAKE) || s->kind[a] == s->kind[b]) continue;
        if (k->receives[s->kind[a]]) t->trust_ab[e] *= believed(s, c, a);
        if (k->receives[s->kind[b]]) t->trust_ba[e] *= believed(s, c, b);
    }
}

/* What each one's partners think, know and have seen, beside where they started; then what is remembered of the month. */

static void listen(const State *s, const Ties *t, Month *x) {
    for (int64_t i = 0; i < x->n; i++) x->trust_total[i] = x->resistance_total[i] = x->information_total[i] = x->norm_total[i] = 0.0;
    for (int64_t e = 0; e < t->count[0]; e++) {
        if (!(t->story[e] & AWAKE)) continue;
        uint32_t a = t->a[e], b = t->b[e];
        x->trust_total[a] += t->trust_ab[e];
        x->trust_total[b] += t->trust_ba[e];
        x->resistance_total[a] += t->trust_ab[e] * (s->resistance[b] - s->anchor[b]);
        x->resistance_total[b] += t->trust_ba[e] * (s->resistance[a] - s->anchor[a]);
        x->information_total[a] += s->information[b] - s->information_start[b];
        x->information_total[b] += s->information[a] - s->information_start[a];
        x->norm_total[a] += s->norm[b] - s->norm_start[b];
        x->norm_total[b] += s->norm[a] - s->norm_start[a];
    }
}

static void remember(State *s, const Month *x) {
    for (int64_t i = 0; i < x->n; i++) {
        if (!x->active[i]) continue;
        double meetings = (double)x->meetings[i];
        s->news[i] = least(1.0, x->exposures[i] / most(1.0, meetings));
        s->stain[i] -= STAIN_FADES * s->stain[i];
        if (meetings == 0.0) continue;
        double own = x->kept[i] / meetings - s->norm_start[i];
        double around = s->information[i] * x->norm_total[i] / x->degree[i];
        s->norm[i] += NORM_SPEED * (s->norm_start[i] + (own + around) / 2.0 - s->norm[i]);
    }
}

void tie_phases(State *s, Ties *t, const Channels *c, const Parameters *p, const Kinds *k, Month *x, uint64_t run_key, int64_t month) {
    int64_t year = (month - 1) / 12;
    facilitate(s, t, c, p, k, x, process_key(run_key, year, FACILITATE), process_key(run_key, year, AGREE));
    meet(s, t, p, k, x, process_key(run_key, month, MEET), month);
    commit(s, t, c, p, x, process_key(run_key, month, KEEP), process_key(run_key, month, LACK));
    work_together(s, t, p, x);
    see(s, t, p, x, process_key(run_key, month, CONDUCT));
    answer(s, t, c, p, x, process_key(run_key, month, ANSWER), process_key(run_key, month, OPEN));
    hear(s, t, c, p, k, x);
    mislead(s, t, c, k, x);
    listen(s, t, x);
    remember(s, x);
}
