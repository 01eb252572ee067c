// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let holder_;
    let holder_1;
    let held_;
    let held_1;
    let holder_2;
    let held_2;
    let holder_3;
    let holder_4;
    let held_3;
    let held_4;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    try {
      let value_;
      value_ = properties_["n"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "n", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_, "item.number", run, run.clean, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_1;
      value_1 = properties_["t"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "t", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.transformed", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"transformed\":", value_1, "item.transformed", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_2;
      run.path = "item.computed";
      value_2 = (held_ = (isMap(holder_ = event["properties"]) ? holder_["n"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined), held_1 = (isMap(holder_1 = event["properties"]) ? holder_1["t"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (typeof held_ === 'number' && typeof held_1 === 'number' ? held_ > held_1 : compare(held_, held_1, ">", 14)));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"computed\":", value_2, "item.computed", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_3;
      run.path = "item.called";
      value_3 = (held_2 = (isMap(holder_2 = event["properties"]) ? holder_2["n"] : Array.isArray(holder_2) ? collapse(each(holder_2, true)) : undefined), (typeof held_2 === "string" ? held_2.toUpperCase() : held_2 === undefined ? undefined : callFunction(uppercaseFunction, [held_2], undefined, place)));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"called\":", value_3, "item.called", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      run.path = "item.guarded";
      if (((held_3 = (isMap(holder_3 = event["properties"]) ? holder_3["n"] : Array.isArray(holder_3) ? collapse(each(holder_3, true)) : undefined), held_4 = (isMap(holder_4 = event["properties"]) ? holder_4["t"] : Array.isArray(holder_4) ? collapse(each$1(holder_4, true)) : undefined), (typeof held_3 === 'number' && typeof held_4 === 'number' ? held_3 > held_4 : compare(held_3, held_4, ">", 14)))) === true) {
        let value_4;
        value_4 = literal;
        if (value_4 !== undefined) {
          item = appendValue(item + ",\"guarded\":", value_4, "item.guarded", run, false, 0);
        }
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let members_ = '';
      {
        let value_5;
        value_5 = properties_["n"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "n", run.digits.get(properties_));
        if (value_5 === null) value_5 = undefined;
        if (value_5 !== undefined) {
          members_ = appendN(members_ + (members_ === '' ? "\"n\":{\"N\":\"" : ",\"n\":{\"N\":\""), value_5, "item.page.n", run, run.clean, 1) + "\"}";
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    } catch (thrown) {
      omit(thrown);
    }
    item = item + ",\"last\":{\"S\":\"still here\"}";
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
