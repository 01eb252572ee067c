// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let holder_;
    let held_;
    let held_1;
    let holder_1;
    let held_2;
    let held_3;
    let held_4;
    let holder_6;
    let held_10;
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
      value_ = (held_1 = (held_ = (isMap(holder_ = event["traits"]) ? holder_["email"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined), (typeof held_ === "string" ? trimText(held_) : held_ === undefined ? undefined : callFunction(trimFunction, [held_], undefined, place))), (held_1 === undefined ? undefined : held_1.toLowerCase()));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"email\":{\"S\":\"", value_, "item.email", run, false, 0) + "\"}";
      }
    }
    {
      let value_1;
      run.path = "item.first_name";
      value_1 = (held_2 = (isMap(holder_1 = event["traits"]) ? holder_1["name"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (typeof held_2 === "string" ? firstPiece(held_2, " ") : held_2 === undefined ? undefined : callFunction(splitFunction, [held_2, " "], stampEvent(event, run.sentAt, "int_test"), place$2)));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"first_name\":{\"S\":\"", value_1, "item.first_name", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      run.path = "item.day";
      value_2 = (held_4 = (held_3 = asArgument(event["timestamp"]), (typeof held_3 === "string" ? callPlaced(place$3, parseIsoTimestamp, held_3) : held_3 === undefined ? undefined : callFunction(toMillisFunction, [held_3], stampEvent(event, run.sentAt, "int_test"), place$3))), (held_4 === undefined ? undefined : callPlaced(place$4, picture, held_4)));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"day\":{\"S\":\"", value_2, "item.day", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      run.path = "item.page";
      value_3 = Allowance.during(budget, () => {
        let map_;
        let holder_2;
        let held_5;
        let held_6;
        return (held_5 = (isMap(map_ = event["context"]) ? (isMap(holder_2 = map_["page"]) ? holder_2["url"] : Array.isArray(holder_2) ? collapse(each$2(holder_2, true)) : undefined) : walkNames(event, names, false)), held_6 = asArgument(new RegexValue(pattern, 36)), ((typeof held_5 === "string" || held_5 === undefined) ? callFitting(replaceFunction, place$5, replace, held_5, held_6, "") : callFunction(replaceFunction, [held_5, held_6, ""], stampEvent(event, run.sentAt, "int_test"), place$5)));
      });
      if (value_3 === null) value_3 = undefined;
      if (value_3 !== undefined) {
        item = appendS(item + ",\"page\":{\"S\":\"", value_3, "item.page", run, false, 0) + "\"}";
      }
    }
    {
      let value_4;
      run.path = "item.campaign";
      value_4 = Allowance.during(budget, () => collapse(((items_1) => {
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
          let map_1;
          let holder_3;
          let held_7;
          let found_;
          if ((found_ = collapse(pickItem((held_7 = (isMap(item_) && isMap(map_1 = item_["context"]) ? (isMap(holder_3 = map_1["page"]) ? holder_3["url"] : Array.isArray(holder_3) ? collapse(each$2(holder_3, true)) : undefined) : walkNames(item_, names$1, true)), (typeof held_7 === "string" ? callPlaced(place$6, listMatches, held_7, regExp) : held_7 === undefined ? undefined : callFunction(matchFunction, [held_7, asArgument(new RegexValue(pattern$1, 52))], item_, place$6))), 0))) !== undefined) filled_.push(found_);
        }
        return flattenFound(filled_, false);
      })([stampEvent(event, run.sentAt, "int_test")]))));
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined) {
        item = appendS(item + ",\"campaign\":{\"S\":\"", value_4, "item.campaign", run, false, 0) + "\"}";
      }
    }
    {
      let value_5;
      run.path = "item.is_paid";
      value_5 = Allowance.during(budget, () => {
        let map_2;
        let holder_4;
        let held_8;
        return (held_8 = (isMap(map_2 = event["context"]) ? (isMap(holder_4 = map_2["page"]) ? holder_4["url"] : Array.isArray(holder_4) ? collapse(each$2(holder_4, true)) : undefined) : walkNames(event, names$2, false)), (typeof held_8 === "string" ? callPlaced(place$7, hasMatch, held_8, regExp$1) : held_8 === undefined ? undefined : callFunction(containsFunction, [held_8, asArgument(new RegexValue(pattern$2, 40))], undefined, place$7)));
      });
      if (value_5 === null) value_5 = undefined;
      if (value_5 !== undefined) {
        item = appendBOOL(item + ",\"is_paid\":{\"BOOL\":", value_5, "item.is_paid", run, false, 0) + "}";
      }
    }
    {
      let value_6;
      run.path = "item.words";
      value_6 = Allowance.during(budget, () => {
        let holder_5;
        let held_9;
        return (held_9 = (isMap(holder_5 = event["traits"]) ? holder_5["name"] : Array.isArray(holder_5) ? collapse(each$1(holder_5, true)) : undefined), (typeof held_9 === "string" ? callPlaced(place$8, splitAtMatches, held_9, regExp$2) : held_9 === undefined ? undefined : callFunction(splitFunction$1, [held_9, asArgument(new RegexValue(pattern$3, 25))], stampEvent(event, run.sentAt, "int_test"), place$8)));
      });
      if (value_6 === null) value_6 = undefined;
      if (value_6 !== undefined) {
        item = appendL(item + ",\"words\":{\"L\":[", value_6, "item.words", run, false, 0);
      }
    }
    try {
      let value_7;
      run.path = "item.amount";
      value_7 = (held_10 = (isMap(holder_6 = event["properties"]) ? holder_6["total"] : Array.isArray(holder_6) ? collapse(each$3(holder_6, true)) : undefined), (typeof held_10 === "number" ? callPlaced(place$9, picture$1, held_10) : held_10 === undefined ? undefined : callFunction(formatNumberFunction, [held_10, "#,##0.00"], stampEvent(event, run.sentAt, "int_test"), place$9)));
      if (value_7 === null) value_7 = undefined;
      if (value_7 !== undefined) {
        item = appendS(item + ",\"amount\":{\"S\":\"", value_7, "item.amount", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
