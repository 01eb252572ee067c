// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const traits_ = asMap(event["traits"]);
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    const properties_ = asMap(event["properties"]);
    let value_1;
    let held_;
    let held_1;
    let value_3;
    let held_2;
    let held_3;
    let held_4;
    let value_14;
    let held_13;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      run.path = "item.email";
      value_ = (held_1 = (held_ = ((value_1 = traits_["email"]) !== undefined || !Array.isArray(event["traits"]) ? value_1 : eachValue(event["traits"])), (typeof held_ === "string" ? trimText(held_) : held_ === undefined ? undefined : callFunction(trimFunction, [held_], undefined, place))), (held_1 === undefined ? undefined : held_1.toLowerCase()));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"email\":{\"S\":\"", value_, "item.email", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      run.path = "item.first_name";
      value_2 = (held_2 = ((value_3 = traits_["name"]) !== undefined || !Array.isArray(event["traits"]) ? value_3 : eachValue$1(event["traits"])), (typeof held_2 === "string" ? firstPiece(held_2, " ") : held_2 === undefined ? undefined : callFunction(splitFunction, [held_2, " "], stampEvent(event, run.sentAt, "int_test"), place$2)));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"first_name\":{\"S\":\"", value_2, "item.first_name", run, false, 0) + "\"}";
      }
    }
    {
      let value_4;
      run.path = "item.day";
      value_4 = (held_4 = (held_3 = event["timestamp"], (typeof held_3 === "string" ? callPlaced(place$3, parseIsoTimestamp, held_3) : held_3 === undefined ? undefined : callFunction(toMillisFunction, [held_3], stampEvent(event, run.sentAt, "int_test"), place$3))), (held_4 === undefined ? undefined : callPlaced(place$4, picture, held_4)));
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined) {
        item = appendS(item + ",\"day\":{\"S\":\"", value_4, "item.day", run, false, 0) + "\"}";
      }
    }
    {
      let value_5;
      run.path = "item.page";
      value_5 = Allowance.during(budget, () => {
        let value_6;
        let held_5;
        let held_6;
        return charged((held_5 = ((value_6 = page_["url"]) !== undefined || !(Array.isArray(event["context"]) || Array.isArray(context_["page"])) ? value_6 : Array.isArray(context_["page"]) ? eachValue$2(context_["page"]) : walkNames(event, names, false)), held_6 = asArgument(new RegexValue(pattern, 36)), ((typeof held_5 === "string" || held_5 === undefined) ? callCounted(replaceFunction, place$5, replace, held_5, held_6, "") : callFunction(replaceFunction, [held_5, held_6, ""], stampEvent(event, run.sentAt, "int_test"), place$5))));
      });
      if (value_5 === null) value_5 = undefined;
      if (value_5 !== undefined) {
        item = appendS(item + ",\"page\":{\"S\":\"", value_5, "item.page", run, false, 0) + "\"}";
      }
    }
    {
      let value_7;
      run.path = "item.campaign";
      value_7 = Allowance.during(budget, () => charged(collapse(((items_1) => {
        Allowance.spend(items_1.length);
        const filled_1 = [];
        for (let index_1 = 0; index_1 < items_1.length; index_1++) {
          const item_1 = items_1[index_1];
          let found_1;
          if ((found_1 = pickItem((isRecord(item_1) ? collapse(item_1["groups"]) : lookupName(item_1, "groups")), 0)) !== undefined) filled_1.push(found_1);
        }
        return flattenFound(filled_1, true);
      })(((items_) => {
        Allowance.spend(items_.length);
        const filled_ = [];
        for (let index_ = 0; index_ < items_.length; index_++) {
          const item_ = items_[index_];
          let map_;
          let map_1;
          let value_8;
          let held_7;
          let held_8;
          let found_;
          if ((found_ = collapse(pickItem((held_7 = ((value_8 = (map_1 = (map_ = item_?.["context"])?.["page"])?.["url"]) !== undefined || !(Array.isArray(item_) || Array.isArray(map_) || Array.isArray(map_1)) ? value_8 : Array.isArray(map_1) ? eachValue$2(map_1) : walkNames(item_, names$1, true)), held_8 = asArgument(new RegexValue(pattern$1, 52)), ((typeof held_7 === "string" || held_7 === undefined) ? callCounted(matchFunction, place$6, match, held_7, held_8) : callFunction(matchFunction, [held_7, held_8], item_, place$6))), 0))) !== undefined) filled_.push(found_);
        }
        return flattenFound(filled_, false);
      })([stampEvent(event, run.sentAt, "int_test")])))));
      if (value_7 === null) value_7 = undefined;
      if (value_7 !== undefined) {
        item = appendS(item + ",\"campaign\":{\"S\":\"", value_7, "item.campaign", run, false, 0) + "\"}";
      }
    }
    {
      let value_9;
      run.path = "item.is_paid";
      value_9 = Allowance.during(budget, () => {
        let value_10;
        let held_9;
        let held_10;
        return charged((held_9 = ((value_10 = page_["url"]) !== undefined || !(Array.isArray(event["context"]) || Array.isArray(context_["page"])) ? value_10 : Array.isArray(context_["page"]) ? eachValue$2(context_["page"]) : walkNames(event, names$2, false)), held_10 = asArgument(new RegexValue(pattern$2, 40)), ((typeof held_9 === "string" || held_9 === undefined) ? callCounted(containsFunction, place$7, contains, held_9, held_10) : callFunction(containsFunction, [held_9, held_10], undefined, place$7))));
      });
      if (value_9 === null) value_9 = undefined;
      if (value_9 !== undefined) {
        item = appendBOOL(item + ",\"is_paid\":{\"BOOL\":", value_9, "item.is_paid", run, false, 0) + "}";
      }
    }
    {
      let value_11;
      run.path = "item.words";
      value_11 = Allowance.during(budget, () => {
        let value_12;
        let held_11;
        let held_12;
        return charged(collapse((held_11 = ((value_12 = traits_["name"]) !== undefined || !Array.isArray(event["traits"]) ? value_12 : eachValue$1(event["traits"])), held_12 = asArgument(new RegexValue(pattern$3, 25)), ((typeof held_11 === "string" || held_11 === undefined) ? callCounted(splitFunction$1, place$8, split, held_11, held_12) : callFunction(splitFunction$1, [held_11, held_12], stampEvent(event, run.sentAt, "int_test"), place$8)))));
      });
      if (value_11 === null) value_11 = undefined;
      if (value_11 !== undefined) {
        item = appendL(item + ",\"words\":{\"L\":[", value_11, "item.words", run, false, 0);
      }
    }
    try {
      let value_13;
      run.path = "item.amount";
      value_13 = (held_13 = ((value_14 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_14 : eachValue$3(event["properties"])), (typeof held_13 === "number" ? callPlaced(place$9, picture$1, held_13) : held_13 === undefined ? undefined : callFunction(formatNumberFunction, [held_13, "#,##0.00"], stampEvent(event, run.sentAt, "int_test"), place$9)));
      if (value_13 === null) value_13 = undefined;
      if (value_13 !== undefined) {
        item = appendS(item + ",\"amount\":{\"S\":\"", value_13, "item.amount", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
