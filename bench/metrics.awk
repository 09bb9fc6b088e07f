# SPDX-License-Identifier: MIT
# A TREC run against its judgements: awk -f metrics.awk QRELS RUN. Documents of a query are taken in the order of the run.
#
# nDCG as Burges et al. (ICML 2005) but with linear gains, MAP and MRR as trec_eval has them. Queries without a relevant
# document do not count; those without a result count as 0.

FNR == NR {
    grade[$1, $3] = $4
    if ($4 > 0) {
        relevant[$1]++
        grades[$1] = grades[$1] " " $4
    }
    next
}

# Behind the hundredth document of a query nothing is looked at.
rank[$1] < 100 && !seen[$1, $3]++ {
    r = ++rank[$1]
    gain = grade[$1, $3] > 0 ? grade[$1, $3] : 0
    if (r <= 10) dcg[$1] += gain / log2(r + 1)
    if (gain > 0) {
        if (r <= 10 && !first[$1]) first[$1] = 1 / r
        found[$1]++
        precision[$1] += found[$1] / r
    }
}

function log2(x) { return log(x) / log(2) }

# DCG of the grades of a query in the best order.
function ideal(query,    list, count, i, j, best, sum) {
    count = split(grades[query], list, " ")
    for (i = 1; i <= count && i <= 10; i++) {
        best = i
        for (j = i + 1; j <= count; j++) if (list[j] > list[best]) best = j
        sum += list[best] / log2(i + 1)
        list[best] = list[i]
    }
    return sum
}

END {
    for (query in relevant) {
        queries++
        ndcg += dcg[query] / ideal(query)
        mrr += first[query]
        map += precision[query] / relevant[query]
        recall += found[query] / relevant[query]
    }
    if (!queries) exit 1
    ndcg /= queries
    printf "%-16s %8d %8.4f %8.4f %8.4f %8.4f", name, queries, ndcg, mrr / queries, map / queries, recall / queries
    if (baseline > 0) printf " %8.4f %8.4f", baseline, ndcg / baseline
    printf "\n"
}
