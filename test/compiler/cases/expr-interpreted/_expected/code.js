// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let map_;
    let held_2;
    let map_1;
    let held_5;
    let map_2;
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
      run.path = "item.total";
      value_ = (held_2 = collapse(((items_) => {
        Allowance.spend(items_.length);
        const filled_ = [];
        for (let index_ = 0; index_ < items_.length; index_++) {
          const item_ = items_[index_];
          let held_;
          let held_1;
          let found_;
          if ((found_ = (held_ = (isMap(item_) ? item_["price"] : walkNames(item_, names$1, true)), held_1 = (isMap(item_) ? item_["quantity"] : walkNames(item_, names$2, true)), (Number.isFinite(held_) && Number.isFinite(held_1) ? held_ * held_1 : arithmetic(held_, held_1, "*", 33)))) !== undefined) filled_.push(found_);
        }
        return Sequence.of(filled_);
      })((isMap(map_ = event["properties"]) ? foundItems(map_["products"]) : walkPrefix(event, names, false)))), (isListOf(held_2, "number") ? callFitting(sumFunction, place, sum, held_2) : callFunction(sumFunction, [held_2], undefined, place)));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"total\":{\"N\":\"", value_, "item.total", run, false, 0) + "\"}";
      }
    }
    {
      let value_1;
      run.path = "item.names";
      value_1 = collapse(each((isMap(map_1 = event["properties"]) ? foundItems(((items_1) => {
        Allowance.spend(items_1.length);
        const filled_1 = [];
        for (let index_1 = 0; index_1 < items_1.length; index_1++) {
          const item_1 = items_1[index_1];
          let held_3;
          if ((held_3 = (isMap(item_1) ? item_1["price"] : walkNames(item_1, names$3, true)), (typeof held_3 === 'number' ? held_3 > 1 : compare(held_3, 1, ">", 27))) === true) filled_1.push(item_1);
        }
        return Sequence.of(filled_1);
      })(asItems(map_1["products"]))) : ((items_2) => {
        Allowance.spend(items_2.length);
        const filled_2 = [];
        for (let index_2 = 0; index_2 < items_2.length; index_2++) {
          const item_2 = items_2[index_2];
          let found_1;
          if ((found_1 = ((items_3) => {
            Allowance.spend(items_3.length);
            const filled_3 = [];
            for (let index_3 = 0; index_3 < items_3.length; index_3++) {
              const item_3 = items_3[index_3];
              let held_4;
              if ((held_4 = (isMap(item_3) ? item_3["price"] : walkNames(item_3, names$4, true)), (typeof held_4 === 'number' ? held_4 > 1 : compare(held_4, 1, ">", 27))) === true) filled_3.push(item_3);
            }
            return Sequence.of(filled_3);
          })(asItems((isMap(item_2) ? item_2["products"] : lookupName(item_2, "products"))))) !== undefined) filled_2.push(found_1);
        }
        return flattenFound(filled_2, false);
      })(foundItems(event["properties"]))), true));
      if (value_1 !== undefined && value_1 !== null && !Array.isArray(value_1)) value_1 = [value_1];
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"names\":", value_1, "item.names", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.upper";
      value_2 = (held_5 = asArgument(event["event"]), (typeof held_5 === "string" ? held_5.toUpperCase() : held_5 === undefined ? undefined : callFunction(uppercaseFunction, [held_5], undefined, place$1)));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"upper\":{\"S\":\"", value_2, "item.upper", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      run.path = "item.map";
      value_3 = (() => {
        let object_ = {};
        let value_4;
        if ((value_4 = event["event_id"]) !== undefined) object_["id"] = value_4;
        if ((value_4 = event["type"]) !== undefined) defineMember(object_, "__proto__", value_4);
        return object_;
      })();
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"map\":", value_3, "item.map", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.nothing";
      value_5 = collapse((isMap(map_2 = event["properties"]) ? pickItem(map_2["none"], 0) : ((items_4) => {
        Allowance.spend(items_4.length);
        const filled_4 = [];
        for (let index_4 = 0; index_4 < items_4.length; index_4++) {
          const item_4 = items_4[index_4];
          let found_2;
          if ((found_2 = pickItem((isMap(item_4) ? item_4["none"] : lookupName(item_4, "none")), 0)) !== undefined) filled_4.push(found_2);
        }
        return flattenFound(filled_4, true);
      })(foundItems(event["properties"]))));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_5, "item.nothing", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
